package dev.tentaclesetup.core.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file system where this host shows it.
///
/// @param point the folder that it is seen in
/// @param type as the kernel calls it, for example `ext4`
/// @param options for example `rw`, `noexec`
record Mount(Path point, String type, Set<String> options) {

    /// Of the process itself: a container or a service may see others than the host.
    static final Path TABLE = Path.of("/proc/self/mounts");

    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    /// The mount that a folder is on; empty where there is no such table, as on Windows.
    ///
    /// @param table lines of source, point, type and options
    /// @param folder absolute, without links
    static Optional<Mount> of(Path table, Path folder) {
        try {
            // A later line hides an earlier one at the same point.
            List<Mount> all =
                    Files.readAllLines(table).stream()
                            .map(line -> line.split(" ", -1))
                            .filter(fields -> fields.length > 3)
                            .map(Mount::read)
                            .filter(mount -> folder.startsWith(mount.point))
                            .toList();
            return all.reversed().stream()
                    .max(Comparator.comparingInt(mount -> mount.point.getNameCount()));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Mount read(String[] fields) {
        return new Mount(Path.of(text(fields[1])), fields[2], Set.of(fields[3].split(",")));
    }

    /// Spaces and the like are octal numbers in the table.
    private static String text(String field) {
        return OCTAL.matcher(field).replaceAll(Mount::character);
    }

    private static String character(MatchResult octal) {
        String character = String.valueOf((char) Integer.parseInt(octal.group(1), 8));
        return Matcher.quoteReplacement(character);
    }

    /// Whether programs on it can be started.
    boolean executes() {
        return !options.contains("noexec");
    }

    @Override
    public String toString() {
        return point + " " + type + " " + String.join(",", options.stream().sorted().toList());
    }
}
