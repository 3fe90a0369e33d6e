package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A readers-writer lock that knows who holds it. Not re-entrant. A waiting writer keeps new
/// readers out (services sheet 7).
final class IsolationLock {

    /// Who holds the lock at one moment.
    record Holders(@Nullable String writer, List<String> readers) {}

    private final ReentrantLock guard = new ReentrantLock();
    private final Condition changed = guard.newCondition();
    private final List<String> readers = new ArrayList<>();
    private @Nullable String writer;
    private int waitingWriters;

    /// Waits for the lock.
    ///
    /// @param nanos how long at most
    /// @return false when the time passed
    boolean tryAcquire(ScriptIsolationLevel level, String task, long nanos)
            throws InterruptedException {
        return switch (level) {
            case FULL_ISOLATION -> tryWrite(task, nanos);
            case NO_ISOLATION -> tryRead(task, nanos);
        };
    }

    private boolean tryWrite(String task, long nanos) throws InterruptedException {
        guard.lockInterruptibly();
        waitingWriters++;
        try {
            long left = nanos;
            while (writer != null || !readers.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            writer = task;
            return true;
        } finally {
            waitingWriters--;
            // Readers that were kept out only by this writer may go on if it gave up.
            changed.signalAll();
            guard.unlock();
        }
    }

    private boolean tryRead(String task, long nanos) throws InterruptedException {
        guard.lockInterruptibly();
        try {
            long left = nanos;
            while (writer != null || waitingWriters > 0) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            readers.add(task);
            return true;
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
