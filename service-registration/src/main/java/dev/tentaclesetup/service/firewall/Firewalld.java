package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.FileFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// firewalld: a service definition of its own for each instance, which carries name and port, and
/// which a zone lets in (from certain callers: by rich rules that name the service).
///
/// The running firewall learns a new service only by a reload, which would throw away what others
/// have changed in it alone. So the same is opened there by port, until the next boot or reload.
///
/// @param services where firewalld keeps the definitions that were made on this machine
record Firewalld(FirewallCommands commands, Path services) implements FrontEnd {
    /// `firewall-cmd`: no such service (firewall-cmd(1), "Exit codes").
    private static final int INVALID_SERVICE = 101;

    private static final String PROGRAM = "firewall-cmd";
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})/tcp");
    private static final Pattern SOURCE = Pattern.compile("source address=\"([^\"]+)\"");

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
    public List<FirewallRule> ours(String instance) throws ServiceException, InterruptedException {
        String service = FirewalldNames.service(instance);
        Optional<Integer> port = port(service);
        if (port.isEmpty()) {
            return List.of();
        }
        var rules = new ArrayList<FirewallRule>();
        for (ZoneListing zone : zones(true)) {
            List<String> rich = FirewalldNames.naming(zone.rich(), service);
            if (zone.services().contains(service) || !rich.isEmpty()) {
                List<RemoteAddress> from =
                        zone.services().contains(service) ? List.of() : sources(rich);
                rules.add(
                        FirewallRule.of(instance, port.get()).withZone(zone.name()).withFrom(from));
            }
        }
        return rules;
    }

    private static List<RemoteAddress> sources(List<String> rich) {
        return rich.stream()
                .map(SOURCE::matcher)
                .filter(Matcher::find)
                .flatMap(found -> RemoteAddress.parse(found.group(1)).stream())
                .toList();
    }

    /// Empty without a definition, and for one without its port: half-made, or edited by hand.
    private Optional<Integer> port(String service) throws ServiceException, InterruptedException {
        return ports(service)
                .map(PORT::matcher)
                .filter(Matcher::matches)
                .map(port -> Integer.valueOf(port.group(1)));
    }

    /// Empty when there is no such definition.
    private Optional<String> ports(String service) throws ServiceException, InterruptedException {
        List<String> command =
                List.of(PROGRAM, "--permanent", "--service=" + service, "--get-ports");
        return commands.run(command).exitCode() == INVALID_SERVICE
                ? Optional.empty()
                : Optional.of(commands.require(command).strip());
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
        return zones(permanent).stream()
                .filter(zone -> zone.name().equals(name))
                .findFirst()
                .orElse(new ZoneListing(name, List.of(), List.of(), List.of()));
    }

    private List<ZoneListing> zones(boolean permanent)
            throws ServiceException, InterruptedException {
        return ZoneListing.parse(
                commands.require(
                        permanent
                                ? List.of(PROGRAM, "--permanent", "--list-all-zones")
                                : List.of(PROGRAM, "--list-all-zones")));
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
        String service = FirewalldNames.service(instance);
        commands.require(List.of(PROGRAM, "--permanent", "--new-service=" + service));
        define(service, "--set-short=Octopus Tentacle: " + instance);
        for (FirewallRule rule : rules) {
            FirewallRule placed = placed(rule);
            define(service, "--add-port=" + rule.port() + "/tcp");
            for (ZoneEntry entry : FirewalldNames.accepts(placed, true)) {
                change(placed.zone().orElseThrow(), true, entry.adding());
            }
            for (ZoneEntry entry : FirewalldNames.accepts(placed, false)) {
                change(placed.zone().orElseThrow(), false, entry.adding());
            }
        }
    }

    /// What others opened by port stays: it is in the permanent rules of the zone as well.
    private void remove(String instance) throws ServiceException, InterruptedException {
        String service = FirewalldNames.service(instance);
        Optional<Integer> port = port(service);
        List<ZoneListing> permanent = zones(true);
        for (ZoneListing zone : permanent) {
            for (ZoneEntry entry : FirewalldNames.named(zone, service)) {
                change(zone.name(), true, entry.removing());
            }
        }
        for (ZoneListing zone : zones(false)) {
            for (ZoneEntry entry : FirewalldNames.named(zone, service)) {
                change(zone.name(), false, entry.removing());
            }
        }
        if (port.isPresent()) {
            for (FirewallRule rule : byPort(instance, port.get(), permanent)) {
                closeByPort(rule, permanent);
            }
        }
        forget(service);
    }

    private static List<FirewallRule> byPort(
            String instance, int port, List<ZoneListing> permanent) {
        String service = FirewalldNames.service(instance);
        return permanent.stream()
                .filter(zone -> !FirewalldNames.named(zone, service).isEmpty())
                .map(zone ->
                        FirewallRule.of(instance, port)
                                .withZone(zone.name())
                                .withFrom(sources(FirewalldNames.naming(zone.rich(), service))))
                .toList();
    }

    private void closeByPort(FirewallRule rule, List<ZoneListing> permanent)
            throws ServiceException, InterruptedException {
        ZoneListing running = zone(rule, false);
        List<ZoneListing> kept =
                permanent.stream().filter(zone -> zone.name().equals(running.name())).toList();
        for (ZoneEntry entry : FirewalldNames.accepts(rule, false)) {
            if (entry.in(running) && kept.stream().noneMatch(entry::in)) {
                change(running.name(), false, entry.removing());
            }
        }
    }

    private void forget(String service) throws ServiceException, InterruptedException {
        if (ports(service).isPresent()) {
            commands.require(List.of(PROGRAM, "--permanent", "--delete-service=" + service));
        }
        Path old = services.resolve(service + ".xml.old");
        try {
            Files.deleteIfExists(old);
        } catch (IOException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
            throw new ServiceException(new FileFailed("delete", old, reason), e);
        }
    }

    private void define(String service, String change)
            throws ServiceException, InterruptedException {
        commands.require(List.of(PROGRAM, "--permanent", "--service=" + service, change));
    }

    private void change(String zone, boolean permanent, String change)
            throws ServiceException, InterruptedException {
        var command = new ArrayList<>(List.of(PROGRAM));
        if (permanent) {
            command.add("--permanent");
        }
        command.addAll(List.of("--zone=" + zone, change));
        commands.require(command);
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
