package dev.tentaclesetup.core.octopus;

import static dev.tentaclesetup.core.octopus.ScriptedOctopus.failure;
import static dev.tentaclesetup.core.octopus.ScriptedOctopus.payments;
import static dev.tentaclesetup.core.octopus.ScriptedOctopus.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.octopus.ScriptedServer.Reply;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the server reports: its thumbprint, tasks, and whether it reaches the agent.
class ServerAnswersTest {

    private static final String PRINT = "3F2504E04F8941D39A0C0305E82C3301AABBCCDD";

    private ScriptedOctopus octopus;
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        octopus = new ScriptedOctopus();
        server = octopus.server();
    }

    @AfterEach
    void stop() {
        octopus.close();
    }

    @Test
    void refusesAnswersThatAreNotJsonOrTooDeep() throws Exception {
        try (var client = octopus.signedIn()) {
            server.on("GET /api/configuration/certificates/certificate-global", "{\"Thumb");
            assertThat(failure(client::serverThumbprint)).isEqualTo(ProblemId.SRV_ANSWER);

            server.on(
                    "GET /api/configuration/certificates/certificate-global", "[".repeat(100_000));
            assertThat(failure(client::serverThumbprint)).isEqualTo(ProblemId.SRV_ANSWER);

            server.on(
                    "GET /api/configuration/certificates/certificate-global",
                    new Reply(200, "<html><title>Sign in</title>"));
            assertThat(failure(client::serverThumbprint)).isEqualTo(ProblemId.SRV_ANSWER);
        }
    }

    @Test
    void readsTheServersThumbprintInAnyForm() throws Exception {
        server.on(
                "GET /api/configuration/certificates/certificate-global",
                "{\"Thumbprint\":\"3f:25:04:e0:4f:89:41:d3:9a:0c:03:05:e8:2c:33:01:aa:bb:cc:dd\"}");

        try (var client = octopus.signedIn()) {
            assertThat(client.serverThumbprint().hex()).isEqualTo(PRINT);
        }
    }

    @Test
    void namesACertificateThatTheAccountMayNotRead() throws Exception {
        server.on(
                "GET /api/configuration/certificates/certificate-global",
                new Reply(403, "{\"ErrorMessage\":\"You do not have permission\"}"));

        try (var client = octopus.signedIn()) {
            assertThat(failure(client::serverThumbprint)).isEqualTo(ProblemId.PERM_CERT);
            assertThat(client.readableServerThumbprint()).isEmpty();
        }
    }

    @Test
    void followsATaskAndHandsOutEachLineOnce() throws Exception {
        server.on(
                "POST /api/tasks",
                new Reply(201, "{\"Id\":\"ServerTasks-1\",\"State\":\"Queued\"}"));
        server.on(
                "GET /api/tasks/ServerTasks-1/details?verbose=true",
                new Reply(200, details(false, "one")),
                new Reply(200, details(false, "one", "two")),
                new Reply(200, details(true, "one", "two", "three")));
        var lines = new ArrayList<String>();

        try (var client = octopus.signedIn()) {
            Space space = client.spaceFor(Optional.of("payments"));
            server.on(
                    "GET /api/Spaces-2/machines/Machines-9",
                    "{\"Id\":\"Machines-9\",\"Name\":\"w\"}");
            Machine machine =
                    client.enter(space).machine(MachineKind.TARGET, "Machines-9").orElseThrow();
            ServerTask task =
                    client.tasks().startHealthCheck(machine, space, Duration.ofMinutes(3));
            TaskLog log =
                    client.tasks()
                            .follow(task, Duration.ofMinutes(1), line -> lines.add(line.text()));

            assertThat(log.task().succeeded()).isTrue();
        }
        assertThat(lines).containsExactly("one", "two", "three");
        String posted =
                server.asked().stream()
                        .filter(ask -> ask.method().equals("POST"))
                        .findFirst()
                        .orElseThrow()
                        .body();
        assertThat(posted)
                .isEqualTo(
                        "{\"Name\":\"Health\",\"Description\":\"Check w after set-up\","
                                + "\"SpaceId\":\"Spaces-2\",\"Arguments\":{\"Timeout\":\"00:03:00\","
                                + "\"MachineTimeout\":\"00:03:00\",\"RestrictedTo\":"
                                + "\"DeploymentTargets\",\"MachineIds\":[\"Machines-9\"]}}");
    }

    @Test
    void stopsWatchingATaskWhenTheTimeIsOver() throws Exception {
        server.on("GET /api/tasks/ServerTasks-1/details?verbose=true", details(false));

        try (var client = octopus.signedIn()) {
            TaskLog log =
                    client.tasks()
                            .follow(
                                    new ServerTask("ServerTasks-1", "Queued", false, false, ""),
                                    Duration.ofSeconds(10),
                                    line -> {});

            assertThat(log.task().completed()).isFalse();
        }
    }

    @Test
    void saysWhyTheServerCannotReachTheMachine() throws Exception {
        server.on(
                "GET /api/Spaces-2/machines/discover?host=web01&port=10933&type=TentaclePassive",
                new Reply(400, "{\"ErrorMessage\":\"Problem\",\"Errors\":[\"timed out\"]}"));

        try (var client = octopus.signedIn()) {
            OctopusSpace space = payments(client);
            Problem problem = problem(() -> space.discover(MachineKind.TARGET, "web01", 10_933));

            assertThat(problem.id()).isEqualTo(ProblemId.FW_REMOTE);
            assertThat(problem.seen()).isEqualTo("400 Problem timed out");
        }
    }

    private static String details(boolean completed, String... lines) {
        String elements =
                String.join(
                        ",",
                        Arrays.stream(lines)
                                .map(line ->
                                        "{\"Category\":\"Info\",\"MessageText\":\"" + line + "\"}")
                                .toList());
        return "{\"Task\":{\"Id\":\"ServerTasks-1\",\"State\":\"x\",\"IsCompleted\":"
                + completed
                + ",\"FinishedSuccessfully\":"
                + completed
                + "},\"ActivityLogs\":[{\"Children\":[{\"LogElements\":["
                + elements
                + "]}]}]}";
    }
}
