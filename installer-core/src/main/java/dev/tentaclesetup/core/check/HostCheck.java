package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;

/// A [Check] of this host. What it asks (a disk, a service manager, a domain) answers at once, or
/// hangs.
///
/// @param <T> what it hands to the checks after it
public non-sealed interface HostCheck<T> extends Check<T> {

    /// For one simple question. A person waits for the answer.
    Duration AT_ONCE = Duration.ofSeconds(20);

    /// For several commands of the operating system, each of which has a limit of a minute or less.
    Duration SEVERAL_COMMANDS = Duration.ofMinutes(3);

    @Override
    default Duration limit() {
        return AT_ONCE;
    }

    @Override
    default Problem late() {
        return Problem.of(ProblemId.HOST_SLOW, limit().toSeconds() + " s", about());
    }
}
