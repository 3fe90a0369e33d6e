package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.lang.System.Logger.Level;
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
        var task = new FutureTask<>(check::run);
        Thread thread = Thread.ofVirtual().name("check " + check.target()).start(task);
        try {
            return task.get(check.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            String after = check.limit().toSeconds() + " s";
            return Finding.of(
                    check.subject(), Problem.of(ProblemId.NET_TIMEOUT, after, check.target()));
        } catch (ExecutionException broken) {
            LOG.log(Level.ERROR, "check of " + check.target(), broken);
            return Finding.of(
                    check.subject(),
                    Problem.of(ProblemId.RUN_BUG, String.valueOf(broken.getCause())));
        } finally {
            thread.interrupt();
        }
    }
}
