package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ProcessOutputSource;
import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The isolation mutexes of this process, one per name, shared by both versions of the script
/// service [tentacle-services 7]. A mutex exists as long as a script holds it or waits for it.
final class IsolationMutexes {
    private static final String USUAL_NAME = "RunningScript";
    private static final Duration FIRST_ATTEMPT = Duration.ofMillis(100);
    private static final Duration LATER_ATTEMPT = Duration.ofMinutes(10);
    private static final Duration ENDLESS = Duration.ofDays(36_500);
    private static final long LONGEST_MILLIS = 4_294_967_294L;

    private final ConcurrentMap<String, Shared> locks = new ConcurrentHashMap<>();

    /// A lock and how many hold it or wait for it.
    private record Shared(IsolationLock lock, int users) {}

    /// What a script asks of the mutexes.
    ///
    /// @param mutex the name, null for the usual one
    /// @param timeout zero or -1 ms for no limit
    /// @param task what is named to others that wait
    record Request(
            ScriptIsolationLevel level, @Nullable String mutex, Duration timeout, String task) {
        String mutexName() {
            return mutex == null ? USUAL_NAME : mutex;
        }
    }

    /// Held while the script runs; must be closed once.
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }

    /// The mutex was not free in time.
    static final class MutexTimeout extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// The wait for the mutex was cancelled.
    static final class MutexCanceled extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// Waits for the mutex and writes to the script's log what it waits for.
    ///
    /// @param cancelled whether to give up; who makes it true must call [#wake]. Not by an
    ///   interruption, which would close the log that the waiting thread may be writing
    /// @throws IllegalArgumentException for a timeout that makes no sense
    Lease acquire(Request request, ScriptLog log, BooleanSupplier cancelled)
            throws IOException, InterruptedException, MutexTimeout, MutexCanceled {
        log.append(
                ProcessOutputSource.STD_OUT,
                "##octopus[stdout-verbose]",
                IsolationTexts.acquiring(request.mutexName(), request.level(), request.task()),
                "##octopus[stdout-default]");
        long limit = limit(request.timeout()).toNanos();
        IsolationLock lock = enter(request.mutexName());
        boolean held = false;
        try {
            await(lock, request, log, limit, cancelled);
            held = true;
        } finally {
            if (!held) {
                leave(request.mutexName());
            }
        }
        return () -> {
            lock.release(request.level(), request.task());
            leave(request.mutexName());
        };
    }

    private IsolationLock enter(String name) {
        return locks.merge(
                        name,
                        new Shared(new IsolationLock(), 1),
                        (old, _) -> new Shared(old.lock(), old.users() + 1))
                .lock();
    }

    private void leave(String name) {
        locks.computeIfPresent(
                name,
                (_, old) -> old.users() == 1 ? null : new Shared(old.lock(), old.users() - 1));
    }

    private static void await(
            IsolationLock lock,
            Request request,
            ScriptLog log,
            long limit,
            BooleanSupplier cancelled)
            throws IOException, InterruptedException, MutexTimeout, MutexCanceled {
        long start = System.nanoTime();
        Duration attempt = FIRST_ATTEMPT;
        while (true) {
            long nanos = Math.min(attempt.toNanos(), limit - since(start));
            switch (lock.tryAcquire(request.level(), request.task(), nanos, cancelled)) {
                case HELD -> {
                    return;
                }
                case TOO_LATE -> sayWaiting(lock, request, log);
                case CANCELLED -> {
                    sayWaiting(lock, request, log);
                    say(log, IsolationTexts.canceled(lock.holders(), request.task()));
                    throw new MutexCanceled();
                }
            }
            if (since(start) >= limit) {
                Duration waited = Duration.ofNanos(since(start));
                say(log, IsolationTexts.timedOut(lock.holders(), request.task(), waited));
                throw new MutexTimeout();
            }
            attempt = LATER_ATTEMPT;
        }
    }

    private static void say(ScriptLog log, String text) throws IOException {
        log.append(ProcessOutputSource.STD_OUT, text);
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

    /// Lets those that wait for this request's mutex check whether their wait was cancelled.
    void wake(Request request) {
        Shared shared = locks.get(request.mutexName());
        if (shared != null) {
            shared.lock().wake();
        }
    }

    /// Who holds a mutex now.
    IsolationLock.Holders holders(String mutex) {
        Shared shared = locks.get(mutex);
        return shared == null ? IsolationLock.Holders.NONE : shared.lock().holders();
    }

    /// How many mutexes are held or waited for.
    int count() {
        return locks.size();
    }
}
