package dev.tentaclesetup.ui.testkit;

import dev.tentaclesetup.ui.WizardTheme;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/// The window toolkit for tests: started once, work done on its thread.
public final class Toolkit {

    private static boolean started;

    private Toolkit() {}

    static synchronized void start() {
        if (!started) {
            var ready = new CompletableFuture<Void>();
            Platform.startup(() -> {
                WizardTheme.use(ColorScheme.LIGHT);
                ready.complete(null);
            });
            Platform.setImplicitExit(false);
            ready.join();
            started = true;
        }
    }

    public static <T> T call(Callable<T> work) {
        start();
        if (Platform.isFxApplicationThread()) {
            return here(work);
        }
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T here(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /// Lets everything that is waiting for the window's thread happen, layout included.
    public static void settle() {
        for (int i = 0; i < 2; i++) {
            var pulse = new CompletableFuture<Void>();
            run(() -> {
                var timer =
                        new AnimationTimer() {
                            @Override
                            public void handle(long now) {
                                stop();
                                pulse.complete(null);
                            }
                        };
                timer.start();
            });
            pulse.join();
        }
    }
}
