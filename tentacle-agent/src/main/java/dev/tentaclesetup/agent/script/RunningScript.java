package dev.tentaclesetup.agent.script;

import static dev.tentaclesetup.contracts.ProcessOutputSource.STD_ERR;
import static dev.tentaclesetup.contracts.ProcessOutputSource.STD_OUT;

import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One script of this process, from the wait for the mutex to the end of its shell.
final class RunningScript {
    private static final System.Logger LOG = System.getLogger(RunningScript.class.getName());

    /// Receives the script's progress before any caller can see it.
    interface Progress {
        void started() throws IOException;

        void completed(int exitCode) throws IOException;

        /// For scripts whose state is kept in memory only.
        static Progress unrecorded() {
            return new Progress() {
                @Override
                public void started() {}

                @Override
                public void completed(int exitCode) {}
            };
        }
    }

    private final IsolationMutexes mutexes;
    private final IsolationMutexes.Request isolation;
    private final ScriptProcess.Start start;
    private final ScriptLog log;
    private final Progress progress;
    private final InstantSource clock;
    private final CountDownLatch over = new CountDownLatch(1);

    private volatile ProcessState state = ProcessState.PENDING;
    private volatile int exitCode;
    private volatile boolean cancelled;
    private @Nullable ScriptProcess process;

    RunningScript(
            IsolationMutexes mutexes,
            IsolationMutexes.Request isolation,
            ScriptProcess.Start start,
            ScriptLog log,
            Progress progress,
            InstantSource clock) {
        this.mutexes = mutexes;
        this.isolation = isolation;
        this.start = start;
        this.log = log;
        this.progress = progress;
        this.clock = clock;
    }

    /// Begins; to be called once.
    void begin() {
        Thread.ofVirtual().name("script " + start.folder().getFileName()).start(this::run);
    }

    ProcessState state() {
        return state;
    }

    /// 0 until complete.
    int exitCode() {
        return exitCode;
    }

    ScriptLog log() {
        return log;
    }

    /// Waits for the end, at most so long; zero and less do not wait.
    void await(Duration limit) throws InterruptedException {
        long millis =
                limit.compareTo(Duration.ofDays(1_000)) > 0 ? Long.MAX_VALUE : limit.toMillis();
        boolean ended = over.await(millis, TimeUnit.MILLISECONDS);
        LOG.log(System.Logger.Level.TRACE, "script ended while waited for: {0}", ended);
    }

    /// Ends the wait for the mutex, or kills the script. Does not wait for the end.
    void cancel() {
        ScriptProcess victim;
        synchronized (this) {
            cancelled = true;
            victim = process;
        }
        mutexes.wake(isolation);
        if (victim != null) {
            victim.kill();
        }
    }

    private void run() {
        int code = ScriptExitCodes.FATAL;
        try {
            code = isolated();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the script in " + start.folder() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(code);
        }
    }

    private void end(int code) {
        try (log) {
            record(() -> progress.completed(code));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the log in " + start.folder() + " failed", e);
        } finally {
            exitCode = code;
            state = ProcessState.COMPLETE;
            over.countDown();
        }
    }

    private int isolated() throws IOException, InterruptedException {
        try (IsolationMutexes.Lease _ = acquire()) {
            record(progress::started);
            state = ProcessState.RUNNING;
            return runShell();
        } catch (IsolationMutexes.MutexCanceled e) {
            log.append(STD_OUT, "Script execution canceled.");
            return ScriptExitCodes.CANCELED;
        } catch (IsolationMutexes.MutexTimeout e) {
            log.append(STD_OUT, "Script execution timed out.");
            return ScriptExitCodes.TIMEOUT;
        }
    }

    private IsolationMutexes.Lease acquire()
            throws IOException,
                    InterruptedException,
                    IsolationMutexes.MutexTimeout,
                    IsolationMutexes.MutexCanceled {
        if (cancelled) {
            throw new IsolationMutexes.MutexCanceled();
        }
        return mutexes.acquire(isolation, log, () -> cancelled);
    }

    private int runShell() throws IOException, InterruptedException {
        ScriptProcess running;
        try {
            running = ScriptProcess.start(start, log, clock);
        } catch (IOException e) {
            log.append(
                    STD_ERR,
                    "Could not start " + start.shell().executable() + ": " + e.getMessage(),
                    e.toString());
            return ScriptExitCodes.SHELL_NOT_STARTED;
        }
        own(running);
        if (cancelled) {
            running.kill();
        }
        try {
            return running.await();
        } finally {
            own(null);
        }
    }

    private synchronized void own(@Nullable ScriptProcess running) {
        process = running;
    }

    /// Something that is written beside the script.
    private interface StateWrite {
        void write() throws IOException;
    }

    /// A state that cannot be saved is reported in the script's log; the script goes on.
    private void record(StateWrite step) throws IOException {
        try {
            step.write();
        } catch (IOException e) {
            log.append(STD_OUT, "Warning: An exception occurred saving the ScriptState:\n" + e);
        }
    }
}
