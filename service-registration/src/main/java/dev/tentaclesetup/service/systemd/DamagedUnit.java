package dev.tentaclesetup.service.systemd;

import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reads a unit of ours that was edited by hand, so that [UnitFile#parse] refuses it: each part by
/// itself, and for a part that cannot be understood an approximation or the default.
final class DamagedUnit {

    private final UnitEntries entries;

    private DamagedUnit(UnitEntries entries) {
        this.entries = entries;
    }

    static ServiceDefinition read(ServiceName name, String text) {
        return new DamagedUnit(UnitEntries.understood(text)).definition(name);
    }

    private ServiceDefinition definition(ServiceName name) {
        ServiceDefinition known = ServiceDefinition.of(name, name.value(), List.of("/bin/false"));
        List<UnaryOperator<ServiceDefinition>> parts =
                List.of(
                        this::roughCommand,
                        this::command,
                        unit -> unit.withAccount(UnitFile.account(entries)),
                        unit -> unit.withEnvironment(UnitFile.environment(entries)),
                        unit -> unit.withStart(UnitFile.start(entries)),
                        unit -> unit.withReadiness(UnitFile.readiness(entries)),
                        unit -> unit.withAfter(UnitFile.after(entries)));
        for (UnaryOperator<ServiceDefinition> part : parts) {
            known = attempt(part, known);
        }
        return known;
    }

    private static ServiceDefinition attempt(
            UnaryOperator<ServiceDefinition> part, ServiceDefinition known) {
        try {
            return part.apply(known);
        } catch (IllegalArgumentException e) {
            return known;
        }
    }

    /// The words as they are in the file, without unquoting, to be shown to a user.
    private ServiceDefinition roughCommand(ServiceDefinition unit) {
        String line = entries.all("Service", "ExecStart").stream().reduce("", (_, last) -> last);
        var words = new ArrayList<>(List.of(line.strip().split("\\s+")));
        if (!words.getFirst().startsWith("/")) {
            // systemd searches for such a program in its own path.
            words.addFirst("/usr/bin/env");
        }
        return unit.withCommand(words);
    }

    private ServiceDefinition command(ServiceDefinition unit) {
        return unit.withCommand(UnitText.parseCommand(entries.one("Service", "ExecStart")));
    }
}
