package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Fault;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.Optional;

/// Why a run did not reach its end.
public sealed interface StopCause {

    /// The same as a problem of the catalogue; empty when the run was asked to stop, which is none.
    default Optional<Problem> toProblem() {
        return switch (this) {
            case Failed failed -> Optional.of(failed.problem());
            case Bug bug -> Optional.of(Fault.problem(bug.error()));
            case TimedOut late ->
                    Optional.of(
                            Problem.of(
                                    ProblemId.RUN_TIMEOUT,
                                    "",
                                    Long.toString(late.after().toSeconds())));
            case Cancelled _ -> Optional.empty();
        };
    }

    /// A step met a problem.
    record Failed(StepDescription step, Problem problem) implements StopCause {}

    /// A step threw what no step should throw: a bug.
    record Bug(StepDescription step, RuntimeException error) implements StopCause {}

    /// The whole run took longer than allowed.
    record TimedOut(Duration after) implements StopCause {}

    /// The user, or the operating system, asked to stop.
    record Cancelled() implements StopCause {}
}
