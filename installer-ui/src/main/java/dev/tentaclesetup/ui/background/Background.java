package dev.tentaclesetup.ui.background;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Where work goes so that the window's thread never waits: blocking work on virtual threads,
/// answers back on the window's thread. Tests inject both executors and the clock of the delay.
///
/// @param work runs blocking work
/// @param window runs what touches models and nodes
/// @param delay runs something later
public record Background(Executor work, Executor window, Delay delay) {

    /// Runs something after a while, on no thread in particular.
    public interface Delay {
        void after(Duration time, Runnable action);
    }

    /// What became of a piece of work.
    public sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        record Failed<T>(Throwable cause) implements Outcome<T> {}
    }

    /// Virtual threads and the JavaFX thread.
    public static Background system() {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return new Background(
                threads,
                Platform::runLater,
                (time, action) ->
                        CompletableFuture.delayedExecutor(
                                        time.toMillis(), TimeUnit.MILLISECONDS, threads)
                                .execute(action));
    }

    /// Does the work and hands the outcome to the window's thread, unless cancelled before.
    public <T> Work start(Callable<T> task, Consumer<Outcome<T>> then) {
        var handle = new Work(window);
        work.execute(() -> handle.run(task, then));
        return handle;
    }
}
