package dev.tentaclesetup.halibut.wire;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// What is left of a time limit that covers several reads or attempts.
public final class Countdown {

    private final long end;

    /// @param allowed from now on
    public Countdown(Duration allowed) {
        end = System.nanoTime() + allowed.toNanos();
    }

    /// At least 1, for the time limit of the next operation.
    ///
    /// @throws SocketTimeoutException if nothing is left: a peer that always has the next byte
    ///   ready must not gain time by it
    public int millisLeft() throws SocketTimeoutException {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException(WireInput.TIMED_OUT);
        }
        return (int) Math.max(1, nanos / 1_000_000);
    }

    /// Whether nothing is left.
    public boolean over() {
        return System.nanoTime() - end >= 0;
    }
}
