package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A readers-writer lock that knows who holds it. Not re-entrant. A waiting writer keeps new
/// readers out [tentacle-services 7].
final class IsolationLock {

    /// Who holds the lock at one moment.
    record Holders(@Nullable String writer, List<String> readers) {
        static final Holders NONE = new Holders(null, List.of());
    }

    /// How an attempt to get the lock ended.
    enum Attempt {
        HELD,
        TOO_LATE,
        CANCELLED
    }

    private final ReentrantLock guard = new ReentrantLock();
    private final Condition changed = guard.newCondition();
    private final List<String> readers = new ArrayList<>();
    private @Nullable String writer;
    private int waitingWriters;

    /// Waits for the lock.
    ///
    /// @param nanos how long at most
    /// @param cancelled is asked before each wait; after it has become true, [#wake] ends the wait
    Attempt tryAcquire(
            ScriptIsolationLevel level, String task, long nanos, BooleanSupplier cancelled)
            throws InterruptedException {
        guard.lock();
        try {
            return switch (level) {
                case FULL_ISOLATION -> tryWrite(task, nanos, cancelled);
                case NO_ISOLATION -> tryRead(task, nanos, cancelled);
            };
        } finally {
            guard.unlock();
        }
    }

    private Attempt tryWrite(String task, long nanos, BooleanSupplier cancelled)
            throws InterruptedException {
        waitingWriters++;
        try {
            Attempt attempt = await(() -> writer == null && readers.isEmpty(), nanos, cancelled);
            if (attempt == Attempt.HELD) {
                writer = task;
            }
            return attempt;
        } finally {
            waitingWriters--;
            // Readers that were kept out only by this writer may go on if it gave up.
            changed.signalAll();
        }
    }

    private Attempt tryRead(String task, long nanos, BooleanSupplier cancelled)
            throws InterruptedException {
        Attempt attempt = await(() -> writer == null && waitingWriters == 0, nanos, cancelled);
        if (attempt == Attempt.HELD) {
            readers.add(task);
        }
        return attempt;
    }

    private Attempt await(BooleanSupplier free, long nanos, BooleanSupplier cancelled)
            throws InterruptedException {
        long left = nanos;
        while (!cancelled.getAsBoolean()) {
            if (free.getAsBoolean()) {
                return Attempt.HELD;
            }
            if (left <= 0) {
                return Attempt.TOO_LATE;
            }
            left = changed.awaitNanos(left);
        }
        return Attempt.CANCELLED;
    }

    /// Lets every waiter check again whether its wait was cancelled.
    void wake() {
        guard.lock();
        try {
            changed.signalAll();
        } finally {
            guard.unlock();
        }
    }

    void release(ScriptIsolationLevel level, String task) {
        guard.lock();
        try {
            switch (level) {
                case FULL_ISOLATION -> writer = null;
                case NO_ISOLATION -> readers.remove(task);
            }
            changed.signalAll();
        } finally {
            guard.unlock();
        }
    }

    Holders holders() {
        guard.lock();
        try {
            return new Holders(writer, List.copyOf(readers));
        } finally {
            guard.unlock();
        }
    }
}
