package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks at something again and again until it is so, or until the time is over.
public final class Waiting {

    private final InstantSource clock;
    private final Duration interval;

    public Waiting(InstantSource clock, Duration interval) {
        this.clock = clock;
        this.interval = interval;
    }

    /// @return whether it was so within the limit; it is looked at least once
    public boolean until(Duration limit, Condition condition)
            throws ProblemException, InterruptedException {
        Instant end = clock.instant().plus(limit);
        while (!condition.holds()) {
            if (!clock.instant().isBefore(end)) {
                return false;
            }
            pause();
        }
        return true;
    }

    /// One interval; ends at once when the thread is interrupted.
    private void pause() throws InterruptedException {
        boolean never = new CountDownLatch(1).await(interval.toMillis(), TimeUnit.MILLISECONDS);
        if (never) {
            throw new IllegalStateException("nobody counts this latch down");
        }
    }

    @FunctionalInterface
    public interface Condition {
        boolean holds() throws ProblemException, InterruptedException;
    }
}
