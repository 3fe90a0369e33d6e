package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs checks, each on its own virtual thread, each for at most its time limit.
public final class CheckRunner {

    private static final System.Logger LOG = System.getLogger(CheckRunner.class.getName());

    private CheckRunner() {}

    /// Runs the check and waits for its finding. Interrupting the caller cancels the check.
    public static Finding run(Check check) throws InterruptedException {
        long began = System.nanoTime();
        var task = new FutureTask<>(check::run);
        Thread thread = Thread.ofVirtual().name("check-" + check.id()).start(task);
        try {
            Finding finding = task.get(check.limit().toMillis(), TimeUnit.MILLISECONDS);
            return finding.took(Duration.ofNanos(System.nanoTime() - began));
        } catch (TimeoutException late) {
            Problem problem =
                    Problem.of(
                            ProblemId.NET_TIMEOUT,
                            check.limit().toSeconds() + " s",
                            check.subject());
            return Finding.of(check, problem).took(check.limit());
        } catch (ExecutionException broken) {
            LOG.log(Level.ERROR, "check " + check.id() + " of " + check.subject(), broken);
            Problem problem = Problem.of(ProblemId.RUN_BUG, String.valueOf(broken.getCause()));
            return Finding.of(check, problem).took(Duration.ofNanos(System.nanoTime() - began));
        } finally {
            thread.interrupt();
        }
    }
}
