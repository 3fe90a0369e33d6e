package dev.tentaclesetup.service.systemd;

import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceDrift.Aspect;
import dev.tentaclesetup.service.StartMode;
import dev.tentaclesetup.service.systemd.UnitEntries.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Differences between the unit on disk and the one that we would write.
final class UnitDrift {

    private UnitDrift() {}

    /// @param before the text of the file as it is; empty when there is none
    /// @param now what systemd knows about the unit
    /// @param rights of the file, from [UnitFolder#rights]
    static List<ServiceDrift> of(
            ServiceDefinition definition,
            Optional<String> before,
            UnitProperties now,
            Optional<String> rights) {
        if (before.isEmpty()) {
            return List.of(
                    new ServiceDrift(Aspect.MISSING, definition.name().unit(), "", "installed"));
        }
        var all = new ArrayList<>(settings(before.get(), UnitFile.render(definition)));
        String start = definition.start() == StartMode.MANUAL ? "disabled" : "enabled";
        if (now.enabled() != start.equals("enabled")) {
            all.add(new ServiceDrift(Aspect.START, "UnitFileState", now.fileState(), start));
        }
        rights.filter(is -> !is.equals(UnitFolder.RIGHTS))
                .ifPresent(is ->
                        all.add(
                                new ServiceDrift(
                                        Aspect.RIGHTS,
                                        definition.name().unit(),
                                        is,
                                        UnitFolder.RIGHTS)));
        if (now.stale()) {
            all.add(new ServiceDrift(Aspect.STALE, "NeedDaemonReload", "yes", "no"));
        }
        now.additions(definition.name())
                .forEach(file -> all.add(new ServiceDrift(Aspect.ADDITION, file, file, "")));
        return List.copyOf(all);
    }

    private static List<ServiceDrift> settings(String before, String wanted) {
        if (before.equals(wanted)) {
            return List.of();
        }
        UnitEntries there;
        try {
            there = UnitEntries.parse(before);
        } catch (IllegalArgumentException e) {
            return List.of(new ServiceDrift(Aspect.SETTING, "", "unreadable", "as made"));
        }
        List<ServiceDrift> values = values(there, UnitEntries.parse(wanted));
        return values.isEmpty()
                ? List.of(new ServiceDrift(Aspect.SETTING, "", "comments or order", "as made"))
                : values;
    }

    private static List<ServiceDrift> values(UnitEntries there, UnitEntries wanted) {
        var keys = new LinkedHashSet<Entry>();
        wanted.entries().forEach(entry -> keys.add(key(entry)));
        there.entries().forEach(entry -> keys.add(key(entry)));
        return keys.stream()
                .map(key ->
                        new ServiceDrift(
                                Aspect.SETTING,
                                key.section() + "." + key.key(),
                                String.join(", ", there.all(key.section(), key.key())),
                                String.join(", ", wanted.all(key.section(), key.key()))))
                .filter(drift -> !drift.is().equals(drift.wanted()))
                .toList();
    }

    private static Entry key(Entry entry) {
        return new Entry(entry.section(), entry.key(), "");
    }
}
