package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunOutcome;
import dev.tentaclesetup.core.plan.RunStatus;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.ExitCode;
import java.util.List;

/// The result of the whole program, for the last line and the exit code.
///
/// @param exit the exit code, [wizard-reference 10.6]
/// @param status how it ended
/// @param facts what is known about the instance
/// @param changed kinds of the steps that changed something and stay
/// @param undone kinds of the steps that were put back
/// @param left kinds of the steps that could not be put back
record RunResult(
        int exit,
        RunStatus status,
        Facts facts,
        List<StepKind> changed,
        List<StepKind> undone,
        List<StepKind> left) {

    RunResult {
        changed = List.copyOf(changed);
        undone = List.copyOf(undone);
        left = List.copyOf(left);
    }

    /// Nothing on the host was changed.
    static RunResult untouched(int exit, RunStatus status, Facts facts) {
        return new RunResult(exit, status, facts, List.of(), List.of(), List.of());
    }

    /// The same of a process that ends with another code.
    RunResult endingWith(int code) {
        return new RunResult(code, status, facts, changed, undone, left);
    }

    /// Of a plan that was run.
    ///
    /// @param detailed whether "nothing to change" has a code of its own
    static RunResult of(Report report, Plan.Purpose purpose, boolean detailed) {
        RunOutcome outcome = RunOutcome.of(report, purpose);
        Facts facts = report.facts();
        return switch (report) {
            case Report.NothingToChange _ ->
                    untouched(
                            outcome.exitCode() == ExitCode.OK.code()
                                    ? nothingToChange(detailed)
                                    : outcome.exitCode(),
                            outcome.status(),
                            facts);
            case Report.Done done -> result(outcome, facts, done.changed(), List.of(), List.of());
            case Report.Kept kept -> result(outcome, facts, kept.changed(), List.of(), List.of());
            case Report.Undone undone ->
                    result(outcome, facts, List.of(), undone.undone(), List.of());
            case Report.UndoIncomplete incomplete ->
                    result(
                            outcome,
                            facts,
                            List.of(),
                            incomplete.undone(),
                            incomplete.left().stream().map(Report.Left::step).toList());
        };
    }

    /// @param detailed whether it has a code of its own
    static int nothingToChange(boolean detailed) {
        return (detailed ? ExitCode.NOTHING_TO_CHANGE : ExitCode.OK).code();
    }

    private static RunResult result(
            RunOutcome outcome,
            Facts facts,
            List<StepDescription> changed,
            List<StepDescription> undone,
            List<StepDescription> left) {
        return new RunResult(
                outcome.exitCode(),
                outcome.status(),
                facts,
                kinds(changed),
                kinds(undone),
                kinds(left));
    }

    private static List<StepKind> kinds(List<StepDescription> steps) {
        return steps.stream().map(StepDescription::kind).toList();
    }
}
