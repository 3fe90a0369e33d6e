package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.Optional;

/// Why a run stopped, as a problem of the catalogue.
final class StopProblems {

    private StopProblems() {}

    /// Empty when somebody asked to stop, which is no problem.
    static Optional<Problem> of(StopCause cause) {
        return switch (cause) {
            case StopCause.Failed failed -> Optional.of(failed.problem());
            case StopCause.Bug bug ->
                    Optional.of(Problem.of(ProblemId.RUN_BUG, bug.error().toString()));
            case StopCause.TimedOut late ->
                    Optional.of(
                            Problem.of(
                                    ProblemId.RUN_TIMEOUT,
                                    "",
                                    Long.toString(late.after().toSeconds())));
            case StopCause.Cancelled _ -> Optional.empty();
        };
    }

    /// What only the report knows: the step that the time ran out for was told to stop and cannot
    /// say why.
    static Optional<Problem> ofLateRun(Report report) {
        Optional<StopCause> cause =
                switch (report) {
                    case Report.Undone undone -> Optional.of(undone.cause());
                    case Report.UndoIncomplete rest -> Optional.of(rest.cause());
                    case Report.Kept kept -> Optional.of(kept.cause());
                    case Report.Done _, Report.NothingToChange _ -> Optional.empty();
                };
        return cause.filter(StopCause.TimedOut.class::isInstance).flatMap(StopProblems::of);
    }
}
