package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Problem;
import java.time.Duration;

/// Why a run did not reach its end.
public sealed interface StopCause {

    /// A step met a problem.
    record Failed(StepDescription step, Problem problem) implements StopCause {}

    /// A step broke in a way that nobody foresaw: a bug.
    record Bug(StepDescription step, RuntimeException error) implements StopCause {}

    /// The whole run took longer than allowed.
    record TimedOut(Duration after) implements StopCause {}

    /// The user, or the operating system, asked to stop.
    record Cancelled() implements StopCause {}
}
