package dev.tentaclesetup.service.firewall;

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

/// What firewalld keeps on disk, through the one of its programs that can be used: `firewall-cmd`
/// asks the firewall that runs, `firewall-offline-cmd` edits the files of one that does not.
///
/// @param services where firewalld keeps the definitions that were made on this host
/// @param running whether the firewall runs
record FirewalldRules(FirewallCommands commands, Path services, boolean running) {
    /// Both programs: no such service (firewall-cmd(1), "Exit codes").
    private static final int INVALID_SERVICE = 101;

    private static final Pattern PORT = Pattern.compile("(\\d{1,5})/tcp");
    private static final Pattern SOURCE = Pattern.compile("source address=\"([^\"]+)\"");

    List<FirewallRule> ours(String instance) throws ServiceException, InterruptedException {
        String service = FirewalldNames.service(instance);
        Optional<Integer> port = port(service);
        if (port.isEmpty()) {
            return List.of();
        }
        var rules = new ArrayList<FirewallRule>();
        for (ZoneListing zone : zones()) {
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

    static List<RemoteAddress> sources(List<String> rich) {
        return rich.stream()
                .map(SOURCE::matcher)
                .filter(Matcher::find)
                .flatMap(found -> RemoteAddress.parse(found.group(1)).stream())
                .toList();
    }

    /// Empty without a definition, and for one without its port: not finished, or edited by hand.
    Optional<Integer> port(String service) throws ServiceException, InterruptedException {
        return ports(service)
                .map(PORT::matcher)
                .filter(Matcher::matches)
                .map(port -> Integer.valueOf(port.group(1)));
    }

    /// Empty when there is no such definition.
    private Optional<String> ports(String service) throws ServiceException, InterruptedException {
        List<String> command = command("--service=" + service, "--get-ports");
        return commands.run(command).exitCode() == INVALID_SERVICE
                ? Optional.empty()
                : Optional.of(commands.require(command).strip());
    }

    List<ZoneListing> zones() throws ServiceException, InterruptedException {
        return ZoneListing.parse(commands.require(command("--list-all-zones")));
    }

    /// Makes the definition, still without a port.
    void define(String instance) throws ServiceException, InterruptedException {
        String service = FirewalldNames.service(instance);
        commands.require(command("--new-service=" + service));
        commands.require(
                command("--service=" + service, "--set-short=Octopus Tentacle: " + instance));
    }

    /// @param placed with its zone
    void letIn(FirewallRule placed) throws ServiceException, InterruptedException {
        String service = FirewalldNames.service(placed.instance());
        commands.require(command("--service=" + service, "--add-port=" + placed.port() + "/tcp"));
        for (ZoneEntry entry : FirewalldNames.accepts(placed, true)) {
            commands.require(command("--zone=" + placed.zone().orElseThrow(), entry.adding()));
        }
    }

    /// Takes the service out of the zones that name it.
    void shutOut(String service, List<ZoneListing> zones)
            throws ServiceException, InterruptedException {
        for (ZoneListing zone : zones) {
            for (ZoneEntry entry : FirewalldNames.named(zone, service)) {
                String change = running ? entry.removing() : entry.removingOffline();
                commands.require(command("--zone=" + zone.name(), change));
            }
        }
    }

    /// Deletes the definition and the copy that firewalld makes of it.
    void forget(String service) throws ServiceException, InterruptedException {
        if (ports(service).isPresent()) {
            commands.require(command("--delete-service=" + service));
        }
        Path old = services.resolve(service + ".xml.old");
        try {
            Files.deleteIfExists(old);
        } catch (IOException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
            throw new ServiceException(new FileFailed("delete", old, reason), e);
        }
    }

    private List<String> command(String... options) {
        var command = new ArrayList<String>();
        if (running) {
            command.addAll(List.of("firewall-cmd", "--permanent"));
        } else {
            command.add("firewall-offline-cmd");
        }
        command.addAll(List.of(options));
        return command;
    }
}
