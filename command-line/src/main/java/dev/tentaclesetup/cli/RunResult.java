package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.plan.Facts;
import java.util.List;

/// The result of the whole program, for the last line and the exit code.
///
/// @param exit the exit code, `wizard-reference` 10.6
/// @param status stable word: `done`, `same`, `planned`, `valid`, `checked`, `other-plan`,
///   `refused`, `undone`, `incomplete`, `kept`
/// @param facts what is known about the instance
/// @param changed kinds of the steps that changed something and stay
/// @param undone kinds of the steps that were put back
/// @param left kinds of the steps that could not be put back
record RunResult(
        int exit,
        String status,
        Facts facts,
        List<String> changed,
        List<String> undone,
        List<String> left) {

    RunResult {
        changed = List.copyOf(changed);
        undone = List.copyOf(undone);
        left = List.copyOf(left);
    }

    /// Nothing on the machine was touched.
    static RunResult untouched(int exit, String status, Facts facts) {
        return new RunResult(exit, status, facts, List.of(), List.of(), List.of());
    }

    RunResult withExit(int other) {
        return new RunResult(other, status, facts, changed, undone, left);
    }
}
