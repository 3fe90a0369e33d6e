package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.firewall.FirewallRule.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `netsh` and the registry behind it: adds and deletes as Windows does, and keeps what it was
/// told.
final class RecordedNetsh implements CommandRunner, WindowsRules {
    final List<String> commands = new ArrayList<>();
    final List<String> local = new ArrayList<>();
    final List<String> policy = new ArrayList<>();
    Set<Profile> guarded = EnumSet.allOf(Profile.class);
    Set<Profile> policyAlone = EnumSet.noneOf(Profile.class);
    boolean installed = true;
    boolean refusing;

    @Override
    public CommandResult run(List<String> command, Duration limit) {
        commands.add(String.join(" ", command.subList(1, command.size())));
        if (refusing) {
            return new CommandResult(1, "The requested operation requires elevation.");
        }
        Map<String, String> arguments =
                command.stream()
                        .filter(argument -> argument.contains("="))
                        .map(argument -> argument.split("=", 2))
                        .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        return switch (command.get(3)) {
            case "add" -> add(arguments);
            case "delete" -> delete(arguments);
            default -> throw new AssertionError("unknown command " + command);
        };
    }

    private CommandResult add(Map<String, String> arguments) {
        var text = new StringBuilder("v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|");
        values(arguments, "profile")
                .forEach(value ->
                        text.append("Profile=")
                                .append(Character.toUpperCase(value.charAt(0)))
                                .append(value, 1, value.length())
                                .append('|'));
        text.append("LPort=").append(arguments.get("localport")).append('|');
        values(arguments, "remoteip")
                .forEach(value ->
                        text.append(value.contains(":") ? "RA6=" : "RA4=")
                                .append(value)
                                .append('|'));
        local.add(text + "Name=" + arguments.get("name") + "|");
        return new CommandResult(0, "Ok.");
    }

    private static Stream<String> values(Map<String, String> arguments, String key) {
        return Stream.of(arguments.get(key).split(",", -1)).filter(value -> !value.equals("any"));
    }

    private CommandResult delete(Map<String, String> arguments) {
        String port = arguments.get("localport");
        Predicate<String> named = text -> text.contains("|Name=" + arguments.get("name") + "|");
        Predicate<String> here = text -> port == null || text.contains("|LPort=" + port + "|");
        return local.removeIf(named.and(here))
                ? new CommandResult(0, "Ok.")
                : new CommandResult(1, "No rules match the specified criteria.");
    }

    @Override
    public boolean installed() {
        return installed;
    }

    @Override
    public Set<Profile> guarded() {
        return guarded;
    }

    @Override
    public Set<Profile> policyAlone() {
        return policyAlone;
    }

    @Override
    public List<String> local() {
        return local;
    }

    @Override
    public List<String> policy() {
        return policy;
    }
}
