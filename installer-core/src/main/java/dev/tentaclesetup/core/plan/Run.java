package dev.tentaclesetup.core.plan;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A plan that is being carried out on a virtual thread of its own, with a second one that watches
/// the time.
///
/// Only the applying can be stopped. Once something is being put back it is put back to the end,
/// however often it is asked to stop.
public final class Run {

    private final CompletableFuture<Report> report = new CompletableFuture<>();
    private final StepLoop loop;
    private final Consumer<Report> afterwards;
    private final Thread worker;

    private boolean applying = true;
    private @Nullable StopCause stop;

    /// @param afterwards tidies up before anybody learns the report
    Run(StepLoop loop, Consumer<Report> afterwards) {
        this.loop = loop;
        this.afterwards = afterwards;
        this.worker = Thread.ofVirtual().name("set-up").unstarted(this::work);
    }

    void begin(Duration timeout) {
        worker.start();
        Thread.ofVirtual().name("set-up time limit").start(() -> watch(timeout));
    }

    /// Asks to stop: what was done is put back. Returns at once; harmless when the run is over.
    public void cancel() {
        stop(new StopCause.Cancelled());
    }

    /// Waits for the end.
    ///
    /// @throws InterruptedException when the waiting thread is interrupted; the run goes on
    public Report await() throws InterruptedException {
        try {
            return report.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the run itself broke", e.getCause());
        }
    }

    private void work() {
        try {
            Report ended = loop.run(this::endOfApplying);
            afterwards.accept(ended);
            report.complete(ended);
        } catch (RuntimeException | Error e) {
            report.completeExceptionally(e); // thrown on, it would be printed on the terminal
        }
    }

    private void watch(Duration timeout) {
        try {
            if (!worker.join(timeout)) {
                stop(new StopCause.TimedOut(timeout));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(
                    "nothing knows this thread, so nothing interrupts it", e);
        }
    }

    private synchronized void stop(StopCause cause) {
        if (applying && stop == null) {
            stop = cause;
            worker.interrupt();
        }
    }

    /// From here on nothing interrupts the worker.
    ///
    /// @return why the run was asked to stop, null when it was not
    private synchronized @Nullable StopCause endOfApplying() {
        applying = false;
        Thread.interrupted();
        return stop;
    }
}
