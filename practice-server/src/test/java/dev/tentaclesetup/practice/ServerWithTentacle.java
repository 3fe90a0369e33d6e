package dev.tentaclesetup.practice;

import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// A server with short limits and a Tentacle that trusts it, for one test.
record ServerWithTentacle(PracticeServer server, FakeTentacle tentacle) implements AutoCloseable {

    static ServerWithTentacle start() {
        PracticeServer server = startServer();
        return new ServerWithTentacle(
                server, new FakeTentacle(Certificates.TENTACLE, server.thumbprint()));
    }

    private static PracticeServer startServer() {
        Limits quick =
                Limits.standard()
                        .with(TimeLimit.RETRY_PAUSE, Duration.ofMillis(10))
                        .with(TimeLimit.QUEUE_WAIT, Duration.ofSeconds(1))
                        .with(TimeLimit.COLLECTION, Duration.ofSeconds(3));
        try {
            return Certificates.server().limits(quick).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ApiClient client() {
        return ApiClient.of(server);
    }

    TaskClient tasks() {
        return new TaskClient(client(), tentacle);
    }

    @Override
    public void close() {
        tentacle.close();
        server.close();
    }
}
