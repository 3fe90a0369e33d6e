package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.firewall.FirewallRule.Profile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Argument lists of `netsh advfirewall firewall`. No value can hold a quote or a bar: instances
/// and addresses have none.
///
/// @param program its path: an elevated process does not search for programs
record Netsh(String program) {
    private static final String MARK = "Tentacle Setup: ";

    /// The name that our rules of an instance have.
    static String name(String instance) {
        return MARK + instance;
    }

    List<String> add(FirewallRule rule) {
        var command = command("add", rule.instance());
        command.addAll(
                List.of(
                        "dir=in",
                        "action=allow",
                        "protocol=TCP",
                        "localport=" + rule.port(),
                        "remoteip=" + remote(rule.from()),
                        "profile=" + profiles(rule.profiles()),
                        "enable=yes"));
        return command;
    }

    /// Removes the rules of an instance for one port.
    List<String> delete(String instance, int port) {
        var command = command("delete", instance);
        command.addAll(List.of("dir=in", "protocol=TCP", "localport=" + port));
        return command;
    }

    /// Removes all rules of an instance, whatever they say.
    List<String> delete(String instance) {
        return command("delete", instance);
    }

    /// One line for the command prompt or PowerShell, both of which split at spaces, and PowerShell
    /// at commas too.
    static String line(List<String> command) {
        return "netsh "
                + command.stream().skip(1).map(Netsh::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        if (argument.indexOf(' ') < 0 && argument.indexOf(',') < 0) {
            return argument;
        }
        int value = argument.indexOf('=') + 1;
        return argument.substring(0, value) + '"' + argument.substring(value) + '"';
    }

    private List<String> command(String verb, String instance) {
        return new ArrayList<>(
                List.of(
                        program,
                        "advfirewall",
                        "firewall",
                        verb,
                        "rule",
                        "name=" + name(instance)));
    }

    private static String remote(List<RemoteAddress> from) {
        return from.isEmpty()
                ? "any"
                : from.stream().map(RemoteAddress::text).collect(Collectors.joining(","));
    }

    private static String profiles(Set<Profile> profiles) {
        return WindowsRules.all(profiles).size() == Profile.values().length
                ? "any"
                : EnumSet.copyOf(profiles).stream()
                        .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(","));
    }
}
