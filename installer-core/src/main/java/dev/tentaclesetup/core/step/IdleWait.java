package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.time.Poller;
import dev.tentaclesetup.service.ServiceName;
import java.time.Duration;

/// Waits until an agent runs no script, as `install.sh` does it: it has no child process, seen
/// twice.
///
/// @param poller asks once in a while
/// @param limit how long to wait at most
public record IdleWait(Poller poller, Duration limit) {

    private static final int SEEN = 2;

    /// @throws ProblemException `SVC-BUSY` when a script still runs at the end
    void await(long process, ServiceName name) throws ProblemException, InterruptedException {
        var seen = new int[1];
        boolean idle =
                poller.await(
                        limit,
                        () -> {
                            seen[0] = busy(process) ? 0 : seen[0] + 1;
                            return seen[0] >= SEEN;
                        });
        if (!idle) {
            throw new ProblemException(
                    Problem.blocker(
                            ProblemId.SVC_BUSY,
                            "",
                            name.value(),
                            Long.toString(limit.toSeconds())));
        }
    }

    private static boolean busy(long process) {
        return ProcessHandle.of(process)
                .filter(agent -> agent.children().anyMatch(ProcessHandle::isAlive))
                .isPresent();
    }
}
