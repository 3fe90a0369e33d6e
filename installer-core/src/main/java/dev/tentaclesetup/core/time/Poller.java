package dev.tentaclesetup.core.time;

import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;

/// Asks again and again whether something holds, until it does or the time is over.
///
/// @param clock that the pauses and the limit are of
/// @param interval between two questions
public record Poller(PausingClock clock, Duration interval) {

    /// @return whether it held within the limit; it is asked at least once
    public boolean await(Duration limit, Condition condition)
            throws ProblemException, InterruptedException {
        Instant end = clock.instant().plus(limit);
        while (!condition.holds()) {
            if (!clock.instant().isBefore(end)) {
                return false;
            }
            clock.pause(interval);
        }
        return true;
    }

    /// What is waited for.
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws ProblemException, InterruptedException;
    }
}
