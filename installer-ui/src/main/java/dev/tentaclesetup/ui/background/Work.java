package dev.tentaclesetup.ui.background;

import dev.tentaclesetup.ui.background.Background.Outcome;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One piece of background work that can be cancelled: by interrupting its thread, and by never
/// delivering its outcome.
final class Work {

    private final Executor window;
    private @Nullable Thread runner;
    private boolean cancelled;

    Work(Executor window) {
        this.window = window;
    }

    <T> void run(Callable<T> task, Consumer<Outcome<T>> then) {
        if (!begin()) {
            return;
        }
        Outcome<T> outcome = attempt(task);
        end();
        window.execute(() -> {
            if (!cancelled()) {
                then.accept(outcome);
            }
        });
    }

    private static <T> Outcome<T> attempt(Callable<T> task) {
        try {
            return new Outcome.Done<>(task.call());
        } catch (Exception | LinkageError | AssertionError e) {
            return new Outcome.Failed<>(e);
        }
    }

    private synchronized boolean begin() {
        runner = Thread.currentThread();
        return !cancelled;
    }

    private synchronized void end() {
        runner = null;
    }

    private synchronized boolean cancelled() {
        return cancelled;
    }

    /// Stops the work if it runs and forgets its outcome.
    synchronized void cancel() {
        cancelled = true;
        if (runner != null) {
            runner.interrupt();
        }
    }
}
