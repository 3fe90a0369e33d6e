package dev.tentaclesetup.agent;

import java.util.function.LongSupplier;

/// Gives memory back to the system after a burst. An agent is idle for hours after a deployment,
/// and the serial collector, which suits it best, never shrinks the heap by itself.
///
/// A collection in the middle of a burst frees little, so it is repeated for a while; then what is
/// still there is taken to be in use, until the heap grows again. Safe for use by several threads.
final class IdleMemory implements Runnable {
    static final long WORTH_IT = 20L << 20;
    static final int ATTEMPTS = 6;

    private final LongSupplier heapBytes;
    private final Runnable collection;
    private long last;
    private int attempts;

    /// @param afterwards gives back what collections and the burst before them have used besides
    IdleMemory(Runnable afterwards) {
        this(
                () -> Runtime.getRuntime().totalMemory(),
                () -> {
                    System.gc();
                    afterwards.run();
                });
    }

    IdleMemory(LongSupplier heapBytes, Runnable collection) {
        this.heapBytes = heapBytes;
        this.collection = collection;
    }

    /// Measures the heap, and collects if that may make it smaller.
    @Override
    public synchronized void run() {
        long now = heapBytes.getAsLong();
        if (now > last) {
            attempts = 0;
        }
        if (now > WORTH_IT && attempts < ATTEMPTS) {
            collection.run();
            attempts++;
        }
        last = heapBytes.getAsLong();
    }
}
