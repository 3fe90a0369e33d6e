package dev.tentaclesetup.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How `tentacle-setup` runs, and the options that have an effect then. Any other option is
/// refused, so that no script relies on one in vain.
enum WayToRun {
    TEMPLATE,
    WINDOW,
    VALIDATE,
    CHECK,
    PLAN,
    SILENT;

    private static final List<String> ANSWERS =
            List.of(
                    "--answers",
                    "--set",
                    "--instance",
                    "--log",
                    "--allow-inline-secrets",
                    "--lenient");

    /// The first of these options that has no effect; empty when all have one.
    Optional<String> without(Collection<String> given) {
        return given.stream()
                .filter(option -> !own().contains(option))
                .filter(option -> this == TEMPLATE || !ANSWERS.contains(option))
                .findFirst();
    }

    /// Besides those about answers.
    private List<String> own() {
        return switch (this) {
            case TEMPLATE -> List.of("--template");
            case WINDOW -> List.of("--gui", "--log", ElevatedWizard.ASKED);
            case VALIDATE -> List.of("--silent", "--validate", "--output", "--quiet", "--log");
            case CHECK -> List.of("--silent", "--check", "--output", "--quiet", "--log");
            case PLAN ->
                    List.of(
                            "--silent",
                            "--plan",
                            "--output",
                            "--quiet",
                            "--expect-plan",
                            "--detailed-exitcode",
                            "--log");
            case SILENT ->
                    List.of(
                            "--silent",
                            "--output",
                            "--quiet",
                            "--expect-plan",
                            "--detailed-exitcode",
                            "--discard",
                            "--wait",
                            "--log");
        };
    }
}
