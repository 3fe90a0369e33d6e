package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;

/// Whether the server accepts the credential and the account may enter the space.
public record SignInCheck(ServerConversation server) implements Check {

    @Override
    public String id() {
        return "sign-in";
    }

    @Override
    public String subject() {
        return server.wantedSpace().orElse("");
    }

    @Override
    public Duration limit() {
        return Limits.SEVERAL_CALLS;
    }

    @Override
    public Finding run() throws InterruptedException {
        try {
            server.client();
        } catch (ProblemException unreachable) {
            return Finding.skipped(this);
        }
        try {
            String user = server.user().displayName();
            Space space = server.space();
            String seen = space.name().isEmpty() ? user : user + ", " + space.name();
            return space.taskQueueStopped()
                    ? Finding.of(this, Problem.of(ProblemId.SRV_QUEUE, seen, space.name()))
                    : Finding.ok(this, seen);
        } catch (ProblemException refused) {
            return Finding.of(this, refused.problem());
        }
    }
}
