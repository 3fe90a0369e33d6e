package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Closes sockets whose operation takes too long: one thread for all connections, which checks
/// every few seconds and lives only while there are connections.
public final class Watchdog {

    private static final Duration LONGEST_ROUND = Duration.ofSeconds(5);
    private static final int ROUNDS_PER_LIMIT = 4;

    private final Set<Deadline> watched = ConcurrentHashMap.newKeySet();
    private final RuntimeThreads threads;
    private final long roundNanos;
    private final long origin = System.nanoTime();
    private @Nullable Thread thread;

    /// @param limits the shortest of those that it holds says how often it checks
    public Watchdog(RuntimeThreads threads, Limits limits) {
        this.threads = threads;
        Duration shortest =
                Stream.of(TimeLimit.SEND, TimeLimit.HANDSHAKE, TimeLimit.STRANGER)
                        .map(limits::of)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        Duration round = shortest.dividedBy(ROUNDS_PER_LIMIT);
        roundNanos = (round.compareTo(LONGEST_ROUND) < 0 ? round : LONGEST_ROUND).toNanos();
    }

    /// Nanoseconds since this object was made: no overflow within a machine's life.
    long now() {
        return System.nanoTime() - origin;
    }

    /// @throws SocketException if the runtime is closed, so that nothing would be watched
    Deadline watch(Socket socket) throws SocketException {
        var deadline = new Deadline(socket, this);
        watched.add(deadline);
        try {
            ensureThread();
        } catch (IllegalStateException e) {
            watched.remove(deadline);
            throw (SocketException) new SocketException(e.getMessage()).initCause(e);
        }
        return deadline;
    }

    void forget(Deadline deadline) {
        if (watched.remove(deadline) && watched.isEmpty()) {
            wake();
        }
    }

    /// Closes all sockets.
    public void closeAll() {
        watched.forEach(Deadline::closeSocket);
    }

    private synchronized void ensureThread() {
        if (thread == null) {
            thread = threads.start("watchdog", this::run);
        }
    }

    private synchronized void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!done()) {
            LockSupport.parkNanos(this, roundNanos);
            long now = now();
            watched.forEach(deadline -> deadline.check(now));
        }
    }

    private synchronized boolean done() {
        if (watched.isEmpty() || Thread.currentThread().isInterrupted()) {
            thread = null;
            return true;
        }
        return false;
    }
}
