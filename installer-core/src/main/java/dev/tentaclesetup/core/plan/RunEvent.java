package dev.tentaclesetup.core.plan;

import java.time.Duration;

/// What happens during a run, in order, as values.
public sealed interface RunEvent {

    /// A step of the plan is concerned.
    ///
    /// `n` counts from 1, `of` is the number of steps in the plan.
    sealed interface StepEvent extends RunEvent {
        int n();

        int of();

        StepDescription step();
    }

    /// The first event.
    record RunStarted(String instance, String planHash, int steps) implements RunEvent {}

    /// The step begins.
    record StepRunning(int n, int of, StepDescription step) implements StepEvent {}

    /// A line that the running step wants to be seen.
    record StepLine(int n, int of, StepDescription step, String text) implements StepEvent {}

    /// Applied and verified.
    record StepOk(int n, int of, StepDescription step, Duration took) implements StepEvent {}

    /// The wanted state was there already.
    record StepSame(int n, int of, StepDescription step) implements StepEvent {}

    /// The step stopped the run.
    record StepFailed(int n, int of, StepDescription step, StopCause cause, Duration took)
            implements StepEvent {

        /// Whether the server may still carry out what it did not answer. A problem that the server
        /// itself named is an answer.
        public boolean mayHaveReachedTheServer() {
            return switch (cause) {
                case StopCause.Cancelled _, StopCause.TimedOut _, StopCause.Bug _ -> true;
                case StopCause.Failed failed -> failed.problem().id().text().startsWith("NET-");
            };
        }
    }

    /// The step is being put back.
    record StepUndoing(int n, int of, StepDescription step) implements StepEvent {}

    /// The step was put back, and that was verified.
    record StepUndone(int n, int of, StepDescription step, Duration took) implements StepEvent {}

    /// The step could not be put back.
    record StepNotUndone(int n, int of, StepDescription step, StopCause cause)
            implements StepEvent {}

    /// The last event.
    record RunFinished(Report report) implements RunEvent {}
}
