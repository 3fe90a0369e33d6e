package dev.tentaclesetup.service.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One zone in the output of `firewall-cmd --list-all-zones`.
///
/// @param name of the zone
/// @param services names of what is let in from anywhere
/// @param ports as `10933/tcp` or `10000-11000/tcp`
/// @param rich rules in firewalld's rich language, as firewalld prints them
record ZoneListing(String name, List<String> services, List<String> ports, List<String> rich) {
    private static final Pattern HEAD = Pattern.compile("([A-Za-z0-9_/-]+)(?: \\(.*\\))?");

    static List<ZoneListing> parse(String output) {
        var zones = new ArrayList<ZoneListing>();
        for (String line : output.split("\n", -1)) {
            Matcher head = HEAD.matcher(line);
            String text = line.strip();
            if (head.matches()) {
                zones.add(
                        new ZoneListing(
                                head.group(1),
                                new ArrayList<>(),
                                new ArrayList<>(),
                                new ArrayList<>()));
            } else if (!zones.isEmpty()) {
                zones.getLast().take(text);
            }
        }
        return zones;
    }

    private void take(String line) {
        if (line.startsWith("services: ")) {
            services.addAll(words(line));
        } else if (line.startsWith("ports: ")) {
            ports.addAll(words(line));
        } else if (line.startsWith("rule ")) {
            rich.add(line);
        }
    }

    private static List<String> words(String text) {
        return List.of(text.substring(text.indexOf(' ') + 1).strip().split(" +"));
    }

    /// Whether all callers may use this port, by a rule for ports.
    boolean opens(int port) {
        return ports.stream()
                .filter(text -> text.endsWith("/tcp"))
                .map(text -> text.substring(0, text.length() - "/tcp".length()).split("-", 2))
                .anyMatch(range ->
                        Integer.parseInt(range[0]) <= port
                                && port <= Integer.parseInt(range[range.length - 1]));
    }
}
