package dev.tentaclesetup.agent;

/// Gives memory back to the system after a burst. An agent is idle for hours after a deployment,
/// and the serial collector, which suits it best, never shrinks the heap by itself.
final class IdleMemory implements Runnable {
    private static final long WORTH_IT = 20L << 20;

    private long last = WORTH_IT;

    /// Collects if the heap has grown since the last look.
    @Override
    public void run() {
        long now = Runtime.getRuntime().totalMemory();
        if (now > WORTH_IT && now > last) {
            System.gc();
            now = Runtime.getRuntime().totalMemory();
        }
        last = Math.max(now, WORTH_IT);
    }
}
