package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.octopus.ServerInfo;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;

/// Whether an Octopus Server answers at the address.
public record ServerCheck(ServerConversation server) implements Check {

    @Override
    public String id() {
        return "server";
    }

    @Override
    public String subject() {
        return server.settings().url().toString();
    }

    @Override
    public Duration limit() {
        return Limits.SEVERAL_CALLS;
    }

    @Override
    public Finding run() throws InterruptedException {
        try {
            ServerInfo info = server.client().server();
            return Finding.ok(this, (info.application() + " " + info.version()).strip());
        } catch (ProblemException failed) {
            return Finding.of(this, failed.problem());
        }
    }
}
