package dev.tentaclesetup.service.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The lines of a unit file: section, key, value; keys may repeat. Continued lines are refused, we
/// write none.
///
/// @param entries in the order of the file
record UnitEntries(List<Entry> entries) {

    private static final int MAXIMUM = 10_000;

    record Entry(String section, String key, String value) {}

    static UnitEntries parse(String text) {
        return parse(
                text,
                line -> {
                    throw new IllegalArgumentException("not a line of a unit: " + line);
                });
    }

    /// Without the lines that no unit has.
    static UnitEntries understood(String text) {
        return parse(text, _ -> {});
    }

    private static UnitEntries parse(String text, Consumer<String> nonsense) {
        var entries = new ArrayList<Entry>();
        String section = "";
        // Not lines(): only a newline ends a line here, and other line ends are text.
        for (String raw : text.split("\n", MAXIMUM)) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1 || line.endsWith("\\")) {
                nonsense.accept(line);
                continue;
            }
            String key = line.substring(0, equals).strip();
            entries.add(new Entry(section, key, line.substring(equals + 1).strip()));
        }
        return new UnitEntries(List.copyOf(entries));
    }

    List<String> all(String section, String key) {
        return entries.stream()
                .filter(entry -> entry.section().equals(section) && entry.key().equals(key))
                .map(Entry::value)
                .toList();
    }

    String one(String section, String key) {
        List<String> values = all(section, key);
        if (values.size() != 1) {
            throw new IllegalArgumentException(
                    values.size() + " lines " + key + " in section " + section);
        }
        return values.getFirst();
    }
}
