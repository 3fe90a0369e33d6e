package dev.tentaclesetup.cli;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How `tentacle-setup` runs, and the options that have an effect then. Any other option is
/// refused, so that no script relies on one in vain.
enum WayToRun {
    TEMPLATE(List.of(), "--template"),
    WINDOW(Common.ANSWERS, "--gui", ElevatedWizard.ASKED),
    VALIDATE(Common.ANSWERS, "--silent", "--validate", "--output", "--quiet"),
    CHECK(Common.ANSWERS, "--silent", "--check", "--output", "--quiet"),
    PLAN(
            Common.ANSWERS,
            "--silent",
            "--plan",
            "--output",
            "--quiet",
            "--expect-plan",
            "--detailed-exitcode"),
    SILENT(
            Common.ANSWERS,
            "--silent",
            "--output",
            "--quiet",
            "--expect-plan",
            "--detailed-exitcode",
            "--discard");

    /// Apart, because the constants above cannot use a static field of their own type.
    private static final class Common {
        private static final List<String> ANSWERS =
                List.of("--answers", "--set", "--instance", "--allow-inline-secrets", "--lenient");
    }

    private final Set<String> options;

    WayToRun(Collection<String> common, String... others) {
        this.options = new HashSet<>(common);
        this.options.addAll(List.of(others));
    }

    /// The first of these options that has no effect; empty when all have one.
    Optional<String> without(Collection<String> given) {
        return given.stream().filter(option -> !options.contains(option)).findFirst();
    }
}
