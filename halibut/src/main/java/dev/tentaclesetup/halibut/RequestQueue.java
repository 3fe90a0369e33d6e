package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.transport.Connection;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The requests that wait for one polling service, first come, first served [halibut 8.4].
final class RequestQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Deque<PendingRequest> waiting = new ArrayDeque<>();
    private boolean closed;
    private int pollers;

    /// Adds a request at the end.
    void add(PendingRequest request, long most) throws HalibutException {
        lock.lock();
        try {
            if (closed) {
                throw new HalibutException(new HalibutFailure.Closed());
            }
            if (waiting.size() >= most) {
                throw HalibutException.over(SizeLimit.QUEUED_REQUESTS, most, waiting.size() + 1L);
            }
            waiting.addLast(request);
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Puts a request back that was taken but of which nothing was sent.
    void putBack(PendingRequest request) {
        lock.lock();
        try {
            if (closed) {
                fail(request);
            } else if (request.putBack()) {
                waiting.addFirst(request);
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Removes a request whose caller no longer waits for it.
    void remove(PendingRequest request) {
        lock.lock();
        try {
            waiting.remove(request);
        } finally {
            lock.unlock();
        }
    }

    /// The next request, bound to the connection; null when there is none within the time, or when
    /// closed.
    @Nullable PendingRequest take(Connection connection, Duration allowed)
            throws InterruptedException {
        long left = allowed.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed) {
                PendingRequest next = waiting.pollFirst();
                if (next == null) {
                    if (left <= 0) {
                        return null;
                    }
                    left = work.awaitNanos(left);
                } else if (next.takenBy(connection)) {
                    return next;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /// Counts a polling connection in.
    ///
    /// @return false if there are too many
    boolean enter(long most) {
        lock.lock();
        try {
            if (pollers >= most) {
                return false;
            }
            pollers++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Counts a polling connection out.
    void leave() {
        lock.lock();
        try {
            pollers--;
        } finally {
            lock.unlock();
        }
    }

    int pollers() {
        lock.lock();
        try {
            return pollers;
        } finally {
            lock.unlock();
        }
    }

    /// Fails what waits and lets the pollers go.
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.forEach(RequestQueue::fail);
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void fail(PendingRequest request) {
        request.failed(new HalibutException(new HalibutFailure.Closed()));
    }
}
