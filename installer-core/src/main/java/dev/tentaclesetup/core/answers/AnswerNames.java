package dev.tentaclesetup.core.answers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of the answer format: which [AnswerKey] one means, which are reserved, and which is
/// near when one is unknown.
public final class AnswerNames {

    /// What the environment variables that are answers begin with.
    public static final String ENVIRONMENT_PREFIX = "TENTACLE_SETUP__";

    private static final Map<String, AnswerKey> BY_NAME =
            Arrays.stream(AnswerKey.values())
                    .collect(Collectors.toUnmodifiableMap(AnswerKey::text, Function.identity()));

    /// Part of the format, refused by name until something acts on them: accepted in silence, they
    /// would appear to work.
    private static final List<String> RESERVED =
            List.of(
                    "setup.locale",
                    "setup.telemetry",
                    "connection.verify-inbound",
                    "registration.server",
                    "checks.accept",
                    "checks.warnings-are-errors",
                    "checks.min-free-mb",
                    "output.format",
                    "output.summary-file");

    private AnswerNames() {}

    /// The key of this name, upper and lower case and `-` and `_` alike.
    ///
    /// @param name section and key, for example `connection.listen-port`
    public static Optional<AnswerKey> find(String name) {
        return Optional.ofNullable(BY_NAME.get(normal(name)));
    }

    /// The key that an environment variable of this name gives, upper and lower case alike.
    public static Optional<AnswerKey> findVariable(String name) {
        return Arrays.stream(AnswerKey.values())
                .filter(key -> key.environmentName().equalsIgnoreCase(name))
                .findFirst();
    }

    /// The names of the format that this version does not act on.
    public static List<String> reserved() {
        return RESERVED;
    }

    /// Whether the name belongs to the format but this version does not act on it.
    public static boolean isReserved(String name) {
        return RESERVED.contains(normal(name));
    }

    /// Whether any key of the format, honoured or not, is in this section.
    public static boolean isSection(String name) {
        String prefix = normal(name) + ".";
        return allNames()
                .anyMatch(known ->
                        known.startsWith(prefix) && known.indexOf('.', prefix.length()) < 0);
    }

    /// The known name that is nearest to this one in spelling; empty when none is near.
    public static Optional<String> nearest(String name) {
        return nearest(name, allNames());
    }

    /// The section that is nearest to this one in spelling; empty when none is near.
    public static Optional<String> nearestSection(String name) {
        return nearest(
                name,
                allNames().map(known -> known.substring(0, known.lastIndexOf('.'))).distinct());
    }

    private static Optional<String> nearest(String name, Stream<String> candidates) {
        String wanted = normal(name);
        int furthest = Math.max(2, wanted.length() / 4);
        return candidates
                .map(known -> Map.entry(known, EditDistance.distance(wanted, known)))
                .filter(entry -> entry.getValue() <= furthest)
                .min(
                        Comparator.comparing(Map.Entry<String, Integer>::getValue)
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    /// The environment variable for a name of the format.
    static String variable(String name) {
        int dot = name.lastIndexOf('.');
        return ENVIRONMENT_PREFIX
                + upper(name.substring(0, dot))
                + "__"
                + upper(name.substring(dot + 1));
    }

    static String upper(String word) {
        return word.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /// Lower case with hyphens.
    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Stream<String> allNames() {
        return Stream.concat(
                Arrays.stream(AnswerKey.values()).map(AnswerKey::text), RESERVED.stream());
    }
}
