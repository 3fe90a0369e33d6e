package dev.tentaclesetup.core.octopus;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The time and the waiting, so that tests need neither.
public interface Patience {

    Instant now();

    /// Lets time pass.
    void pause(Duration time) throws InterruptedException;

    /// The real clock.
    static Patience system() {
        return new Patience() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                var never = new CountDownLatch(1);
                if (never.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("nobody counts this latch down");
                }
            }
        };
    }
}
