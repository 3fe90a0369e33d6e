package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ProcessOutputSource;
import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The isolation mutexes of this process, by name, shared by both versions of the script service.
final class IsolationMutexes {
    /// The mutex of scripts that name none.
    static final String USUAL_NAME = "RunningScript";

    private static final Duration FIRST_ATTEMPT = Duration.ofMillis(100);
    private static final Duration LATER_ATTEMPT = Duration.ofMinutes(10);
    private static final Duration ENDLESS = Duration.ofDays(36_500);
    private static final long LONGEST_MILLIS = 4_294_967_294L;

    private final Map<String, IsolationLock> locks = new ConcurrentHashMap<>();

    /// What a script asks of the mutexes.
    ///
    /// @param mutex the name, null for the usual one
    /// @param timeout zero or -1 ms for no limit
    /// @param task whom to name to others who wait
    record Request(
            ScriptIsolationLevel level, @Nullable String mutex, Duration timeout, String task) {
        String mutexName() {
            return mutex == null ? USUAL_NAME : mutex;
        }
    }

    /// Held while the script runs.
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }

    /// The mutex was not free in time.
    static final class MutexTimeout extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// Waits for the mutex and tells the script's log what it waits for.
    ///
    /// @throws InterruptedException when the waiting thread is interrupted, which is how a wait is
    ///   cancelled
    /// @throws IllegalArgumentException for a timeout that makes no sense
    Lease acquire(Request request, ScriptLog log)
            throws IOException, InterruptedException, MutexTimeout {
        log.append(
                ProcessOutputSource.STD_OUT,
                "##octopus[stdout-verbose]",
                IsolationTexts.acquiring(request.mutexName(), request.level(), request.task()),
                "##octopus[stdout-default]");
        IsolationLock lock =
                locks.computeIfAbsent(request.mutexName(), name -> new IsolationLock());
        long limit = limit(request.timeout()).toNanos();
        long start = System.nanoTime();
        Duration attempt = FIRST_ATTEMPT;
        while (!attempt(lock, request, log, Math.min(attempt.toNanos(), limit - since(start)))) {
            if (since(start) >= limit) {
                log.append(
                        ProcessOutputSource.STD_OUT,
                        IsolationTexts.timedOut(
                                lock.holders(), request.task(), Duration.ofNanos(since(start))));
                throw new MutexTimeout();
            }
            attempt = LATER_ATTEMPT;
        }
        return () -> lock.release(request.level(), request.task());
    }

    private static boolean attempt(IsolationLock lock, Request request, ScriptLog log, long nanos)
            throws IOException, InterruptedException {
        try {
            if (lock.tryAcquire(request.level(), request.task(), nanos)) {
                return true;
            }
            sayWaiting(lock, request, log);
            return false;
        } catch (InterruptedException e) {
            sayWaiting(lock, request, log);
            log.append(
                    ProcessOutputSource.STD_OUT,
                    IsolationTexts.canceled(lock.holders(), request.task()));
            throw e;
        }
    }

    private static void sayWaiting(IsolationLock lock, Request request, ScriptLog log)
            throws IOException {
        String text = IsolationTexts.waiting(lock.holders(), request.level(), request.task());
        if (text != null) {
            log.append(
                    ProcessOutputSource.STD_OUT,
                    "##octopus[stdout-wait]",
                    text,
                    "##octopus[stdout-default]");
        }
    }

    private static Duration limit(Duration timeout) {
        if (timeout.isZero()) {
            return Duration.ofMillis(Integer.MAX_VALUE);
        }
        if (timeout.equals(Duration.ofMillis(-1))) {
            return ENDLESS;
        }
        if (timeout.isNegative() || timeout.toMillis() > LONGEST_MILLIS) {
            throw new IllegalArgumentException("not a mutex timeout: " + timeout);
        }
        return timeout;
    }

    private static long since(long start) {
        return System.nanoTime() - start;
    }

    /// Who holds a mutex now.
    IsolationLock.Holders holders(String mutex) {
        IsolationLock lock = locks.get(mutex);
        return lock == null ? new IsolationLock.Holders(null, java.util.List.of()) : lock.holders();
    }
}
