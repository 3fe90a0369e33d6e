package dev.tentaclesetup.halibut.wire;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Memory for the messages that a runtime reads at a time. They share a stock; when it is used up,
/// one message at a time may have what it needs beside it, so that there is always one that gets to
/// its end, and the others wait.
final class MessageRoom {

    private static final int UNIT = 1024;

    private final Semaphore stock;
    private final Semaphore beside = new Semaphore(1, true);
    private final Duration patience;

    /// @param limits [SizeLimit#MESSAGES_BYTES] are shared, [TimeLimit#RECEIVE] is waited
    MessageRoom(Limits limits) {
        this.stock = new Semaphore(units(limits.of(SizeLimit.MESSAGES_BYTES)));
        this.patience = limits.of(TimeLimit.RECEIVE);
    }

    /// What one message has; nothing at first. For one thread.
    Share share() {
        return new Share();
    }

    private static int units(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, (bytes + UNIT - 1) / UNIT);
    }

    /// See [#share()].
    final class Share implements AutoCloseable {
        private int units;
        private boolean besideStock;

        private Share() {}

        /// Makes it as large as this, waiting where others use the memory.
        ///
        /// @throws HalibutException when they do so for too long
        void grow(int bytes) throws HalibutException {
            int more = units(bytes) - units;
            if (besideStock || more <= 0) {
                return;
            }
            if (stock.tryAcquire(more)) {
                units += more;
            } else {
                besideStock = true;
                await(bytes);
            }
        }

        private void await(int bytes) throws HalibutException {
            boolean got = false;
            try {
                got = beside.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!got) {
                besideStock = false;
                throw HalibutException.over(
                        SizeLimit.MESSAGES_BYTES, (long) stock.availablePermits() * UNIT, bytes);
            }
        }

        /// Gives it back.
        @Override
        public void close() {
            stock.release(units);
            units = 0;
            if (besideStock) {
                besideStock = false;
                beside.release();
            }
        }
    }
}
