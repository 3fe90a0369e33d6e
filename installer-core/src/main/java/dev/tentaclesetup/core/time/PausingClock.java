package dev.tentaclesetup.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A clock that can also be waited on, so that tests need neither the time nor the wait.
public interface PausingClock extends InstantSource {

    /// Lets time pass. Ends at once when the thread is interrupted.
    void pause(Duration time) throws InterruptedException;

    /// The real time.
    static PausingClock system() {
        return of(InstantSource.system());
    }

    /// The time of another clock, with real pauses.
    static PausingClock of(InstantSource clock) {
        return new PausingClock() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                var never = new CountDownLatch(1);
                if (never.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("this latch is never counted down");
                }
            }
        };
    }
}
