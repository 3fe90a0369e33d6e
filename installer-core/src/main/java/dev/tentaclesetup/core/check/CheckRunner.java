package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Fault;
import dev.tentaclesetup.core.problem.ProblemException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Runs checks, each on its own virtual thread, each for at most its time limit.
public final class CheckRunner {

    private static final System.Logger LOG = System.getLogger(CheckRunner.class.getName());

    private CheckRunner() {}

    /// Runs the check and waits for its end. Interrupting the caller cancels the check.
    public static <T> Checked<T> run(Check<T> check) throws InterruptedException {
        long began = System.nanoTime();
        Observation<T> seen = observe(check);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Checked<>(
                seen.value(), new Finding(check.subject(), seen.seen(), seen.problems(), took));
    }

    private static <T> Observation<T> observe(Check<T> check) throws InterruptedException {
        Duration limit = check.limit();
        var task = new Task<>(check);
        Thread.ofVirtual().name("check-" + check.subject().text()).start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.abandon();
            return Observation.problem(check.late());
        } catch (InterruptedException stopped) {
            task.abandon();
            throw stopped;
        } catch (ExecutionException failed) {
            return failed(check, failed.getCause());
        }
    }

    private static <T> Observation<T> failed(Check<T> check, @Nullable Throwable cause) {
        if (cause instanceof ProblemException known) {
            return Observation.problem(known.problem());
        }
        Throwable error = cause == null ? new IllegalStateException("no cause") : cause;
        LOG.log(Level.ERROR, "check " + check.subject() + " of " + check.about(), error);
        return Observation.problem(Fault.problem(error));
    }

    /// A check that is cancelled may be about to hand over an open connection that is needed no
    /// more.
    private static final class Task<T> extends FutureTask<Observation<T>> {

        Task(Check<T> check) {
            super(check::observe);
        }

        /// Ends the check. It may have just ended by itself.
        void abandon() {
            if (!cancel(true) && state() == State.SUCCESS) {
                resultNow().value().ifPresent(Task::close);
            }
        }

        @Override
        protected void set(Observation<T> observation) {
            super.set(observation);
            if (isCancelled()) {
                observation.value().ifPresent(Task::close);
            }
        }

        private static void close(Object value) {
            if (value instanceof AutoCloseable open) {
                try {
                    open.close();
                } catch (Exception e) {
                    LOG.log(Level.DEBUG, "closing what a cancelled check has opened", e);
                }
            }
        }
    }
}
