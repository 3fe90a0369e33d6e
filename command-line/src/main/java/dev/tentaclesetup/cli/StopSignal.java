package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.plan.Run;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.ProblemException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl+C and SIGTERM during a silent run.
///
/// The JVM itself ends with 130 or 143 once its hooks are through. So the hook asks the run to stop
/// and waits until the main thread has put everything back and has said so. Before there is a run,
/// nothing has been changed: the main thread is interrupted, and is waited for only shortly,
/// because it may be reading from a terminal.
final class StopSignal {

    private static final int PATIENCE_SECONDS = 2;

    private final CountDownLatch said = new CountDownLatch(1);
    private final Thread main = Thread.currentThread();
    private final Thread hook;

    private Optional<Run> run = Optional.empty();
    private OptionalInt exit = OptionalInt.empty();

    /// @param unheard says the last word when the main thread does not
    StopSignal(Runnable unheard) {
        this.hook = Thread.ofPlatform().name("put everything back").unstarted(() -> stop(unheard));
    }

    /// How a run is begun.
    @FunctionalInterface
    interface Start {
        Run begin() throws ProblemException;
    }

    void listen() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            asked();
        }
    }

    /// Begins a run that a signal cancels, unless there was one already.
    synchronized Run begin(Start start) throws ProblemException, InterruptedException {
        if (exit.isPresent()) {
            throw new InterruptedException();
        }
        Run begun = start.begin();
        run = Optional.of(begun);
        return begun;
    }

    /// Whether something may have been changed.
    synchronized boolean begun() {
        return run.isPresent();
    }

    /// What the process will end with because of a signal, empty when there was none.
    synchronized OptionalInt exit() {
        return exit;
    }

    private void stop(Runnable unheard) {
        Optional<Run> running = asked();
        try {
            if (running.isPresent()) {
                running.get().cancel();
                said.await();
            } else {
                main.interrupt();
                if (!said.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    unheard.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Run> asked() {
        exit = OptionalInt.of(exitOfSignal());
        return run;
    }

    /// The JVM handles each signal in a thread that is named after it.
    private static int exitOfSignal() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            switch (thread.getName()) {
                case "SIGTERM handler" -> {
                    return ExitCode.TERMINATED.code();
                }
                case "SIGHUP handler" -> {
                    return ExitCode.HUNG_UP.code();
                }
                default -> {}
            }
        }
        return ExitCode.INTERRUPTED.code();
    }

    /// The last line is printed; the process may end.
    void reported() {
        said.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the hook goes on by itself
        }
    }
}
