package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.HealthStatus;
import dev.tentaclesetup.practice.store.MachineKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole line with real processes, real TLS and real files: answers, certificate,
/// configuration, registration, agent, health check, a script of the server; and back to nothing.
@Timeout(300)
class SetUpIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir Path folder;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        product = new Product(folder, Map.of("KEY", server.apiKey()));
        answers = new AnswerText(server, folder.resolve("instance"));
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    @Test
    void setsUpAListeningTargetThatRunsScriptsOfTheServer() throws Exception {
        Product.Ended ended = silent(answers.listening(FreePort.next()));

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.lastLine()).startsWith("done");
        assertHealthy(MachineKind.TARGET);
        assertThat(scriptOutput("Machines-1", "DeploymentTargets")).contains("6 times 7 is 42");
    }

    @Test
    void setsUpAPollingWorkerThatRunsScriptsOfTheServer() throws Exception {
        Product.Ended ended = silent(answers.polling());

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertHealthy(MachineKind.WORKER);
        assertThat(scriptOutput("Workers-1", "Workers")).contains("6 times 7 is 42");
    }

    @Test
    void runningAgainWithTheSameAnswersChangesNothing() throws Exception {
        String text = answers.listening(FreePort.next());
        silent(text);
        var before = Tree.of(folder.resolve("machine"), "TentacleSetup");

        assertThat(silent(text).exit()).isEqualTo(31);
        assertThat(silent(text, "--set", "setup.if-exists=skip").exit()).isZero();
        Product.Ended same =
                silent(text, "--set", "setup.if-exists=reconfigure", "--detailed-exitcode");

        assertThat(same.exit()).as("%s", same).isEqualTo(30);
        assertThat(Tree.of(folder.resolve("machine"), "TentacleSetup")).isEqualTo(before);
    }

    @Test
    void aPortThatIsFoundAndANameThatIsFoundStayInTheNextRun() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        var first = new Product(other, Map.of("KEY", server.apiKey()));
        String taken = new AnswerText(server, other.resolve("instance")).polling();
        String text =
                answers.polling()
                                .replace("mode = polling", "mode = listening\nlisten-port = auto")
                                .replaceFirst(
                                        "comms-address.*",
                                        "listen-address = 127.0.0.1\npublic-host = 127.0.0.1")
                        + "on-conflict = rename\n";
        try {
            Path file = Files.writeString(folder.resolve("other.ini"), taken);
            assertThat(first.setUp("--silent", "--answers", file.toString()).exit()).isZero();
            assertThat(silent(text).exit()).isZero();

            Product.Ended again =
                    silent(text, "--set", "setup.if-exists=reconfigure", "--detailed-exitcode");

            assertThat(again.exit()).as("%s", again).isEqualTo(30);
            assertThat(server.machines(MachineKind.WORKER)).hasSize(2);
        } finally {
            first.processes().forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void anotherPortIsAChangeOfTheSameInstanceAndRecord() throws Exception {
        String text = answers.listening(FreePort.next());
        silent(text);
        String thumbprint = server.machines(MachineKind.TARGET).getFirst().endpoint().toString();
        int other = FreePort.next();

        Product.Ended ended =
                silent(
                        text,
                        "--set",
                        "setup.if-exists=reconfigure",
                        "--set",
                        "connection.listen-port=" + other);

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
        String now = server.machines(MachineKind.TARGET).getFirst().endpoint().toString();
        assertThat(now).contains(":" + other).isNotEqualTo(thumbprint);
        assertHealthy(MachineKind.TARGET);
    }

    @Test
    void aPlanChangesNothingAndIsTheOneThatIsCarriedOut() throws Exception {
        String text = answers.listening(FreePort.next());

        Product.Ended planned = silent(text, "--plan", "--output", "json");

        assertThat(planned.exit()).as("%s", planned).isZero();
        assertThat(folder.resolve("machine")).doesNotExist();
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
        String hash = line(planned, "plan").path("hash").asString();
        assertThat(silent(text, "--expect-plan", "000000000000").exit()).isEqualTo(42);
        assertThat(silent(text, "--expect-plan", hash).exit()).isZero();
    }

    @Test
    void jsonLinesTellTheWholeStoryAndNothingElse() throws Exception {
        Product.Ended ended = silent(answers.listening(FreePort.next()), "--output", "json");

        List<JsonNode> lines = ended.out().lines().map(JSON::readTree).toList();
        assertThat(lines).allSatisfy(node -> assertThat(node.path("v").asInt()).isEqualTo(1));
        assertThat(lines.getFirst().path("type").asString()).isEqualTo("start");
        JsonNode result = lines.getLast();
        assertThat(result.path("type").asString()).isEqualTo("result");
        assertThat(result.path("exit").asInt()).isZero();
        assertThat(result.path("thumbprint").asString()).matches("[0-9A-F]{40}");
        assertThat(result.path("serverThumbprints").get(0).asString())
                .isEqualTo(server.thumbprint());
        assertThat(result.path("registrations").get(0).path("id").asString())
                .isEqualTo("Machines-1");
        assertThat(result.path("registrations").get(0).path("health").asString())
                .isEqualTo("Healthy");
    }

    @Test
    void theConfigurationIsForItsOwnerOnlyAndTheKeyIsNowhere() throws Exception {
        Product.Ended ended = silent(answers.listening(FreePort.next()));

        assertThat(ended.out() + ended.err()).doesNotContain(server.apiKey());
        Path configuration = product.machine().resolve("Demo/tentacle-Demo.config");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(server.apiKey());
            }
        }
    }

    @Test
    void removingLeavesNothing() throws Exception {
        silent(answers.listening(FreePort.next()));

        Product.Ended ended = silent(answers.removal());

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(Tree.of(product.machine(), "TentacleSetup/logs").keySet())
                .as("logs stay")
                .containsExactly("", "TentacleSetup");
        assertThat(folder.resolve("instance/data")).doesNotExist();
        assertThat(folder.resolve("instance/applications")).doesNotExist();
        assertThat(product.processes()).isEmpty();
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
        assertThat(silent(answers.removal()).exit()).isEqualTo(32);
    }

    @Test
    void removingWithoutItsServerLeavesTheRecordAndSaysSo() throws Exception {
        silent(answers.polling());
        int closed = FreePort.next();

        Product.Ended ended =
                silent(
                        answers.removal()
                                .replace(server.url().toString(), "http://127.0.0.1:" + closed));

        assertThat(ended.exit()).as("%s", ended).isEqualTo(24);
        assertThat(ended.err()).contains("NET-REFUSED");
        assertThat(Tree.of(product.machine(), "TentacleSetup/logs").keySet())
                .as("logs stay")
                .containsExactly("", "TentacleSetup");
        assertThat(server.machines(MachineKind.WORKER)).hasSize(1);
    }

    @Test
    void theVendorsLookingCommandsKnowTheInstance() throws Exception {
        silent(answers.listening(FreePort.next()));

        Product.Ended list =
                product.begin("dev.tentaclesetup.cli.TentacleMain", "list-instances").end();
        Product.Ended thumbprint =
                product.begin(
                                "dev.tentaclesetup.cli.TentacleMain",
                                "show-thumbprint",
                                "--instance=Demo")
                        .end();

        assertThat(list.out())
                .startsWith("Instance 'Demo' uses configuration '" + product.machine());
        assertThat(thumbprint.out().strip()).matches("[0-9A-F]{40}");
    }

    private Product.Ended silent(String text, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("answers.ini"), text);
        return product.setUp(
                Stream.concat(Stream.of("--silent", "--answers", file.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void assertHealthy(MachineKind kind) {
        assertThat(server.machines(kind))
                .singleElement()
                .extracting(machine -> machine.health().status())
                .isEqualTo(HealthStatus.HEALTHY);
    }

    private static JsonNode line(Product.Ended ended, String type) {
        return ended.out()
                .lines()
                .map(JSON::readTree)
                .filter(node -> node.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /// Has the server run a script on the machine, as a user of its portal would.
    private String scriptOutput(String machine, String restrictedTo) throws Exception {
        String task =
                """
                {"Name": "AdHocScript", "Description": "a script", "SpaceId": "Spaces-1",
                 "Arguments": {"ScriptBody": "echo \\"6 times 7 is $((6 * 7))\\"", "Syntax": "Bash",
                  "TargetType": "Machines", "MachineIds": ["%s"], "WorkerIds": ["%s"],
                  "RestrictedTo": "%s"}}
                """
                        .formatted(machine, machine, restrictedTo);
        String id = JSON.readTree(call("POST", "/api/tasks", task)).path("Id").asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        JSON.readTree(call("GET", "/api/tasks/" + id, ""))
                                .path("IsCompleted")
                                .asBoolean(false));
        return call("GET", "/api/tasks/" + id + "/raw", "");
    }

    private String call(String method, String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("X-Octopus-ApiKey", server.apiKey())
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
