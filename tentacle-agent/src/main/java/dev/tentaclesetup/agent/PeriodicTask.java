package dev.tentaclesetup.agent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Does something at once and then again after each delay, until stopped.
final class PeriodicTask implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PeriodicTask.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final String name;
    private final Duration delay;
    private final Runnable work;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private PeriodicTask(String name, Duration delay, Runnable work) {
        this.name = name;
        this.delay = delay;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// Begins.
    ///
    /// @param name for the log
    static PeriodicTask start(String name, Duration delay, Runnable work) {
        PeriodicTask task = new PeriodicTask(name, delay, work);
        LOG.log(System.Logger.Level.INFO, name + ".Start(): Starting");
        task.thread.start();
        return task;
    }

    private void run() {
        try {
            do {
                attempt();
            } while (!stop.await(delay.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, name + " failed and goes on", e);
        }
    }

    /// Stops; a pass that is under way gets a moment.
    @Override
    public void close() {
        LOG.log(System.Logger.Level.INFO, name + ".Stop(): Stopping");
        stop.countDown();
        try {
            if (!thread.join(GRACE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.log(System.Logger.Level.INFO, name + ".Stop(): Stopped");
    }
}
