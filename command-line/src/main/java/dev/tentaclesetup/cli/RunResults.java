package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;

/// From how a run ended to how the program ends.
final class RunResults {

    private RunResults() {}

    /// @param detailed whether "nothing to change" has a code of its own
    static RunResult of(Report report, boolean detailed) {
        return switch (report) {
            case Report.Done done ->
                    new RunResult(
                            ExitCode.OK.code(),
                            "done",
                            done.facts(),
                            kinds(done.changed()),
                            List.of(),
                            List.of());
            case Report.NothingToChange same ->
                    RunResult.untouched(nothing(detailed), "same", same.facts());
            case Report.Undone undone ->
                    new RunResult(
                            exit(undone.cause()),
                            "undone",
                            undone.facts(),
                            List.of(),
                            kinds(undone.undone()),
                            List.of());
            case Report.UndoIncomplete rest ->
                    new RunResult(
                            ExitCode.APPLY_FAILED_UNDO_INCOMPLETE.code(),
                            "incomplete",
                            rest.facts(),
                            List.of(),
                            kinds(rest.undone()),
                            kinds(rest.left().stream().map(Report.Left::step).toList()));
            case Report.Kept kept ->
                    new RunResult(
                            kept(kept.cause()),
                            "kept",
                            kept.facts(),
                            kinds(kept.changed()),
                            List.of(),
                            List.of());
        };
    }

    static int nothing(boolean detailed) {
        return (detailed ? ExitCode.NOTHING_TO_CHANGE : ExitCode.OK).code();
    }

    private static int exit(StopCause cause) {
        return switch (cause) {
            case StopCause.Failed failed -> failed(failed.problem().id());
            case StopCause.Bug _ -> ExitCode.BUG.code();
            case StopCause.TimedOut _ -> ExitCode.TIME_OUT.code();
            case StopCause.Cancelled _ -> ExitCode.INTERRUPTED.code();
        };
    }

    /// That the server cannot reach this machine has a code of its own, because it is the network
    /// that needs a change.
    private static int failed(ProblemId id) {
        boolean inbound = id == ProblemId.FW_REMOTE || id == ProblemId.ADDR_WRONG;
        return inbound ? id.exitCode() : ExitCode.APPLY_FAILED_UNDONE.code();
    }

    private static int kept(StopCause cause) {
        return cause instanceof StopCause.Failed failed && failed.step().kind().equals("health")
                ? ExitCode.HEALTH_FAILED_KEPT.code()
                : ExitCode.SERVICE_NOT_RUNNING_KEPT.code();
    }

    private static List<String> kinds(List<StepDescription> steps) {
        return steps.stream().map(StepDescription::kind).toList();
    }
}
