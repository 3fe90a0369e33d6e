package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.plan.Run;
import java.util.concurrent.CountDownLatch;

/// Ctrl+C and SIGTERM while a run is going on.
///
/// The JVM itself ends with 130 or 143 once its hooks are through. So the hook asks the run to stop
/// and waits until the main thread has put everything back and has said so.
final class StopSignal {

    private final CountDownLatch said = new CountDownLatch(1);

    /// From now on a signal cancels this run.
    void cancels(Run run) {
        Thread hook = Thread.ofPlatform().name("put everything back").unstarted(() -> stop(run));
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            run.cancel();
        }
    }

    private void stop(Run run) {
        run.cancel();
        try {
            said.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The last line is printed; the process may end.
    void reported() {
        said.countDown();
    }
}
