package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;

/// A [Check] that calls another computer.
///
/// @param <T> what it hands to the checks after it
public non-sealed interface NetworkCheck<T> extends Check<T> {

    /// For one connection, through a proxy or not.
    Duration ONE_CONNECTION = Duration.ofSeconds(20);

    /// For requests that follow each other. Each has a limit of its own; this one ends what goes on
    /// for ever, such as a list with more and more pages.
    Duration SEVERAL_REQUESTS = Duration.ofMinutes(10);

    @Override
    default Problem late() {
        return Problem.of(ProblemId.NET_TIMEOUT, limit().toSeconds() + " s", about());
    }
}
