package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ServiceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// firewalld: a service definition of its own for each instance, which carries name and port, and
/// which a zone lets in (from certain callers: by rich rules that name the service).
///
/// The running firewall learns a new service only by a reload, which would throw away what others
/// have changed in it alone. So the same is opened there by port, until the next boot or reload.
///
/// @param services where firewalld keeps the definitions that were made on this host
record Firewalld(FirewallCommands commands, Path services) implements FrontEnd {
    private static final String PROGRAM = "firewall-cmd";

    @Override
    public Optional<FirewallState> detect() throws InterruptedException {
        Optional<CommandResult> state = commands.ask(List.of(PROGRAM, "--state"));
        if (state.isEmpty()) {
            return Optional.empty();
        }
        if (!state.get().output().strip().equals("running")) {
            return Optional.of(new FirewallState.Inactive("firewalld"));
        }
        String zone =
                commands.ask(List.of(PROGRAM, "--get-default-zone"))
                        .map(result -> result.output().strip())
                        .orElse("");
        return Optional.of(new FirewallState.Active("firewalld", zone));
    }

    @Override
    public FrontEnd switchedOff() {
        return new FirewalldOff(commands, services);
    }

    private FirewalldRules permanent() {
        return new FirewalldRules(commands, services, true);
    }

    @Override
    public List<FirewallRule> ours(String instance) throws ServiceException, InterruptedException {
        return permanent().ours(instance);
    }

    @Override
    public boolean holds(FirewallRule rule) throws ServiceException, InterruptedException {
        FirewallRule wanted = placed(rule);
        List<FirewallRule> ours = ours(rule.instance());
        ZoneListing running = zone(wanted, false);
        if (ours.isEmpty()) {
            return zone(wanted, true).opens(rule.port()) && running.opens(rule.port());
        }
        return ours.size() == 1
                && same(ours.getFirst(), wanted)
                && (FirewalldNames.accepts(wanted, true).stream().allMatch(part -> part.in(running))
                        || FirewalldNames.accepts(wanted, false).stream()
                                .allMatch(part -> part.in(running)));
    }

    private static boolean same(FirewallRule one, FirewallRule other) {
        return one.port() == other.port()
                && one.from().equals(other.from())
                && one.zone().equals(other.zone());
    }

    /// With the zone that it means.
    private FirewallRule placed(FirewallRule rule) throws ServiceException, InterruptedException {
        return rule.zone().isPresent()
                ? rule
                : rule.withZone(commands.require(List.of(PROGRAM, "--get-default-zone")).strip());
    }

    private ZoneListing zone(FirewallRule placed, boolean permanent)
            throws ServiceException, InterruptedException {
        String name = placed.zone().orElseThrow();
        return (permanent ? permanent().zones() : zones())
                .stream()
                        .filter(zone -> zone.name().equals(name))
                        .findFirst()
                        .orElse(new ZoneListing(name, List.of(), List.of(), List.of()));
    }

    /// Of the firewall that runs.
    private List<ZoneListing> zones() throws ServiceException, InterruptedException {
        return ZoneListing.parse(commands.require(List.of(PROGRAM, "--list-all-zones")));
    }

    @Override
    public void replace(String instance, List<FirewallRule> rules)
            throws ServiceException, InterruptedException {
        remove(instance);
        if (!rules.isEmpty()) {
            add(instance, rules);
        }
    }

    private void add(String instance, List<FirewallRule> rules)
            throws ServiceException, InterruptedException {
        permanent().define(instance);
        for (FirewallRule rule : rules) {
            FirewallRule placed = placed(rule);
            permanent().letIn(placed);
            for (ZoneEntry entry : FirewalldNames.accepts(placed, false)) {
                change(placed.zone().orElseThrow(), entry.adding());
            }
        }
    }

    /// What others opened by port stays: it is in the permanent rules of the zone as well.
    private void remove(String instance) throws ServiceException, InterruptedException {
        String service = FirewalldNames.service(instance);
        Optional<Integer> port = permanent().port(service);
        List<ZoneListing> permanent = permanent().zones();
        permanent().shutOut(service, permanent);
        for (ZoneListing zone : zones()) {
            for (ZoneEntry entry : FirewalldNames.named(zone, service)) {
                change(zone.name(), entry.removing());
            }
        }
        if (port.isPresent()) {
            for (FirewallRule rule : byPort(instance, port.get(), permanent)) {
                closeByPort(rule, permanent);
            }
        }
        permanent().forget(service);
    }

    private static List<FirewallRule> byPort(
            String instance, int port, List<ZoneListing> permanent) {
        String service = FirewalldNames.service(instance);
        return permanent.stream()
                .filter(zone -> !FirewalldNames.named(zone, service).isEmpty())
                .map(zone ->
                        FirewallRule.of(instance, port)
                                .withZone(zone.name())
                                .withFrom(
                                        FirewalldRules.sources(
                                                FirewalldNames.naming(zone.rich(), service))))
                .toList();
    }

    private void closeByPort(FirewallRule rule, List<ZoneListing> permanent)
            throws ServiceException, InterruptedException {
        ZoneListing running = zone(rule, false);
        List<ZoneListing> kept =
                permanent.stream().filter(zone -> zone.name().equals(running.name())).toList();
        for (ZoneEntry entry : FirewalldNames.accepts(rule, false)) {
            if (entry.in(running) && kept.stream().noneMatch(entry::in)) {
                change(running.name(), entry.removing());
            }
        }
    }

    /// Changes the firewall that runs.
    private void change(String zone, String change) throws ServiceException, InterruptedException {
        commands.require(List.of(PROGRAM, "--zone=" + zone, change));
    }

    @Override
    public List<String> byHand(FirewallRule rule) {
        String zone = rule.zone().map(name -> "--zone=" + name + " ").orElse("");
        return FirewalldNames.accepts(rule, false).stream()
                .map(entry ->
                        PROGRAM
                                + " --permanent "
                                + zone
                                + entry.adding().replaceFirst("=(rule .*)", "='$1'"))
                .toList();
    }
}
