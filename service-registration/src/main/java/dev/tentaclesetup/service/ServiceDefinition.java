package dev.tentaclesetup.service;

import dev.tentaclesetup.service.ServiceAccount.SystemAccount;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A service as it should be. One value for every service manager.
///
/// @param name also the unit's name
/// @param description one line for people
/// @param command absolute path of the program, then its arguments; passed on exactly, with all
///   spaces, quotes and other characters. Never a secret: other users can read it
/// @param account who it runs as
/// @param environment additional variables. Never a secret
/// @param start when the system starts it
/// @param readiness how the manager learns that it works
/// @param after units or services that are started before it, by their full names; only those of
///   Windows have inner spaces and `$`
public record ServiceDefinition(
        ServiceName name,
        String description,
        List<String> command,
        ServiceAccount account,
        SortedMap<String, String> environment,
        StartMode start,
        Readiness readiness,
        List<String> after) {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");
    private static final Pattern UNIT =
            Pattern.compile("(?! )[A-Za-z0-9_][A-Za-z0-9:_.@$ -]{0,254}(?<! )");

    public ServiceDefinition {
        command = List.copyOf(command);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        after = List.copyOf(after);
        PlainText.requireLine("description", description);
        if (command.isEmpty() || !Path.of(command.getFirst()).isAbsolute()) {
            throw new IllegalArgumentException("not an absolute program path in " + command);
        }
        PlainText.requireLine("program", command.getFirst());
        command.forEach(argument -> PlainText.requireText("argument", argument));
        environment.forEach((key, value) -> {
            require(VARIABLE, "variable", key);
            PlainText.requireText("variable's value", value);
        });
        after.forEach(unit -> require(UNIT, "unit", unit));
    }

    /// Started at boot, as the system's account, running once executed, nothing additional.
    public static ServiceDefinition of(ServiceName name, String description, List<String> command) {
        return new ServiceDefinition(
                name,
                description,
                command,
                new SystemAccount(),
                new TreeMap<>(),
                StartMode.AUTOMATIC,
                Readiness.EXECUTED,
                List.of());
    }

    /// The same with another program or other arguments.
    public ServiceDefinition withCommand(List<String> other) {
        return new ServiceDefinition(
                name, description, other, account, environment, start, readiness, after);
    }

    /// The same with another account.
    public ServiceDefinition withAccount(ServiceAccount other) {
        return new ServiceDefinition(
                name, description, command, other, environment, start, readiness, after);
    }

    /// The same with other variables.
    public ServiceDefinition withEnvironment(Map<String, String> other) {
        return new ServiceDefinition(
                name, description, command, account, new TreeMap<>(other), start, readiness, after);
    }

    /// The same with another start mode.
    public ServiceDefinition withStart(StartMode other) {
        return new ServiceDefinition(
                name, description, command, account, environment, other, readiness, after);
    }

    /// The same with another kind of readiness.
    public ServiceDefinition withReadiness(Readiness other) {
        return new ServiceDefinition(
                name, description, command, account, environment, start, other, after);
    }

    /// The same with other units before it.
    public ServiceDefinition withAfter(List<String> other) {
        return new ServiceDefinition(
                name, description, command, account, environment, start, readiness, other);
    }

    private static void require(Pattern pattern, String what, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("not a " + what + " name: '" + text + "'");
        }
    }
}
