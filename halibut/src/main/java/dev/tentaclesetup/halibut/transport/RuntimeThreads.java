package dev.tentaclesetup.halibut.transport;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The virtual threads of a runtime, so that closing can wait for every one of them.
public final class RuntimeThreads {

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    /// Runs a task in a thread of its own, named `halibut-` and the name.
    ///
    /// @throws IllegalStateException once closing has begun
    public Thread start(String name, Runnable task) {
        Thread thread =
                Thread.ofVirtual()
                        .name("halibut-" + name)
                        .unstarted(() -> {
                            try {
                                task.run();
                            } finally {
                                running.remove(Thread.currentThread());
                            }
                        });
        running.add(thread);
        if (closing()) {
            running.remove(thread);
            throw new IllegalStateException("the Halibut runtime is closed");
        }
        thread.start();
        return thread;
    }

    /// Waits, or returns early because the runtime is closing.
    ///
    /// @return whether the time passed in full
    public boolean pause(Duration time) throws InterruptedException {
        return !closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Whether the runtime is closing, so that nothing new may begin.
    public boolean closing() {
        return closing.getCount() == 0;
    }

    /// Ends all pauses, now and later.
    public void beginClosing() {
        closing.countDown();
    }

    /// Waits for all threads but the calling one.
    ///
    /// @return whether they have ended
    public boolean join(Duration allowed) throws InterruptedException {
        long end = System.nanoTime() + allowed.toNanos();
        for (Thread thread : running) {
            long left = end - System.nanoTime();
            if (!thread.equals(Thread.currentThread())
                    && !thread.join(Duration.ofNanos(Math.max(1, left)))) {
                return false;
            }
        }
        return true;
    }

    /// Interrupts all threads but the calling one.
    public void interrupt() {
        for (Thread thread : running) {
            if (!thread.equals(Thread.currentThread())) {
                thread.interrupt();
            }
        }
    }
}
