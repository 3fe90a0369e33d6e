package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.contracts.CapabilitiesResponseV2;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.store.SeedData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The server against the service side of a Tentacle, over real TLS, with scripts in a real shell.
final class TentacleIT {

    private static final URI SUBSCRIPTION = URI.create("poll://k3v0q8z1m5y7w2x4b6n9/");

    private PracticeServer server;
    private ApiClient client;
    private FakeTentacle tentacle;

    @BeforeEach
    void start() throws IOException {
        Limits quick =
                Limits.standard()
                        .with(TimeLimit.RETRY_PAUSE, Duration.ofMillis(10))
                        .with(TimeLimit.QUEUE_WAIT, Duration.ofSeconds(1))
                        .with(TimeLimit.COLLECTION, Duration.ofSeconds(3));
        server = Certificates.server().limits(quick).start();
        client = ApiClient.of(server);
        tentacle = new FakeTentacle(Certificates.TENTACLE, server.thumbprint());
    }

    @AfterEach
    void stop() {
        tentacle.close();
        server.close();
    }

    @Test
    void discoversWhoAnswers() throws IOException {
        int port = URI.create(tentacle.listen()).getPort();

        ApiClient.Reply found = discover("machines", port);
        ApiClient.Reply worker = discover("workers", port);

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("Endpoint").path("Thumbprint").stringValue())
                .isEqualTo(tentacle.thumbprint());
        assertThat(found.json().path("Id").isNull()).isTrue();
        assertThat(worker.json().has("WorkerPoolIds")).isTrue();
    }

    @Test
    void tellsWhyNobodyAnswersADiscovery() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        ApiClient.Reply refused = discover("machines", port);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors()).singleElement().asString().contains("127.0.0.1:" + port);
        assertThat(client.get("/api/machines/discover?port=1").status()).isEqualTo(400);
        assertThat(client.get("/api/machines/discover?host=a%20b").status()).isEqualTo(400);
        assertThat(client.get("/api/machines/discover?host=a&type=Ssh").status()).isEqualTo(400);
        assertThat(client.get("/api/machines/discover?host=a&proxyId=Proxies-9").status())
                .isEqualTo(400);
        assertThat(client.get("/api/machines/discover?host=a&port=99999").status()).isEqualTo(400);
    }

    @Test
    void findsNothingOrAnotherOnPurpose() throws IOException {
        int port = URI.create(tentacle.listen()).getPort();

        server.faults().inject(new Fault.DiscoveryFails(), 1);
        ApiClient.Reply nothing = discover("machines", port);
        server.faults().inject(new Fault.DiscoveryFindsAnother(), 1);
        ApiClient.Reply another = discover("machines", port);

        assertThat(nothing.status()).isEqualTo(400);
        assertThat(another.json().path("Endpoint").path("Thumbprint").stringValue())
                .matches("[0-9A-F]{40}")
                .isNotEqualTo(tentacle.thumbprint());
    }

    @Test
    @Timeout(120)
    void closesWhileATentacleHasVanishedInTheMiddleOfAScript() throws IOException {
        String machine = registerListening("web01", tentacle.thumbprint());
        String self = queueScript("echo begun; sleep 600", "00:10:00", machine);
        await().until(() -> client.get(self + "/raw").body().contains("begun"));

        tentacle.close();
        server.close();

        assertThat(server.pollers(SUBSCRIPTION)).isZero();
    }

    @Test
    void keepsABoundedLogOfAnEndlessScript() throws IOException {
        String machine = registerListening("web01", tentacle.thumbprint());

        JsonNode task =
                script("for i in $(seq 1 30000); do echo line $i; done", "00:02:00", machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Success");
        assertThat(raw(task))
                .contains("line 19999")
                .doesNotContain("line 20001")
                .contains("left out");
    }

    private ApiClient.Reply discover(String kind, int port) {
        return client.get(
                "/api/Spaces-1/"
                        + kind
                        + "/discover?host=127.0.0.1&port="
                        + port
                        + "&type=TentaclePassive");
    }

    @Test
    void findsAListeningTentacleHealthyAndLearnsWhatRunsThere() throws IOException {
        String machine = registerListening("web01", tentacle.thumbprint());

        JsonNode task = health(machine);

        assertThat(task.path("State").stringValue()).as(raw(task)).isEqualTo("Success");
        assertThat(task.path("FinishedSuccessfully").booleanValue()).isTrue();
        JsonNode read = client.get("/api/machines/" + machine).json();
        assertThat(read.path("HealthStatus").stringValue()).isEqualTo("Healthy");
        assertThat(read.path("IsInProcess").booleanValue()).isFalse();
        assertThat(
                        read.path("Endpoint")
                                .path("TentacleVersionDetails")
                                .path("Version")
                                .stringValue())
                .isEqualTo(FakeTentacle.VERSION);
        assertThat(read.path("OperatingSystem").stringValue()).isEqualTo("Linux");
        assertThat(read.path("ShellName").stringValue()).isEqualTo("Bash");
        JsonNode connection = client.get("/api/machines/" + machine + "/connection").json();
        assertThat(connection.path("Status").stringValue()).isEqualTo("Online");
        assertThat(connection.path("Logs").toString()).contains("Running health check");
        assertThat(
                        client.get("/api/machines/" + machine + "/tasks")
                                .json()
                                .path("TotalResults")
                                .intValue())
                .isEqualTo(1);
        assertThat(tentacle.kept()).isZero();
    }

    @Test
    void checksANewMachineByItself() throws IOException {
        ObjectNode body =
                ApiClient.listeningTarget("web01", tentacle.listen(), tentacle.thumbprint());
        body.remove("SkipInitialHealthCheck");

        JsonNode created = client.post("/api/machines", body).json();

        assertThat(created.path("IsInProcess").booleanValue()).isTrue();
        await().untilAsserted(() ->
                assertThat(status(created.path("Id").stringValue())).isEqualTo("Healthy"));
    }

    @Test
    void findsAMachineWithAnotherCertificateUnavailable() throws IOException {
        String machine = registerListening("web01", Certificates.OTHER.thumbprint());

        JsonNode task = health(machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(status(machine)).isEqualTo("Unavailable");
        assertThat(raw(task)).contains(tentacle.thumbprint(), Certificates.OTHER.thumbprint());
    }

    @Test
    void findsATentacleThatDoesNotTrustTheServerUnavailable() throws IOException {
        try (var stranger = new FakeTentacle(Certificates.OTHER, tentacle.thumbprint())) {
            String machine =
                    register(
                            ApiClient.listeningTarget(
                                    "stranger", stranger.listen(), stranger.thumbprint()));

            JsonNode task = health(machine);

            assertThat(task.path("State").stringValue()).isEqualTo("Failed");
            assertThat(status(machine)).isEqualTo("Unavailable");
        }
    }

    @Test
    void warnsAboutATentacleThatDoesNotTellItsVersion() throws IOException {
        var environment = Map.of("TentacleHome", System.getProperty("java.io.tmpdir"));

        assertThat(healthWith(environment)).isEqualTo("HasWarnings");
    }

    @Test
    void findsSomethingThatRunsScriptsButIsNoTentacleUnhealthy() throws IOException {
        assertThat(healthWith(Map.of("TentacleVersion", "1.0"))).isEqualTo("Unhealthy");
    }

    private String healthWith(Map<String, String> environment) throws IOException {
        try (var other =
                new FakeTentacle(
                        Certificates.OTHER,
                        server.thumbprint(),
                        FakeTentacle.Offers.SECOND_VERSION,
                        environment)) {
            String machine =
                    register(
                            ApiClient.listeningTarget("other", other.listen(), other.thumbprint()));
            health(machine);
            return status(machine);
        }
    }

    @Test
    void drivesATentacleThatHasOnlyTheFirstVersionOfTheScriptService() throws IOException {
        try (var old =
                new FakeTentacle(
                        Certificates.OTHER,
                        server.thumbprint(),
                        FakeTentacle.Offers.FIRST_VERSION,
                        FakeTentacle.ENVIRONMENT)) {
            String machine =
                    register(ApiClient.listeningTarget("old", old.listen(), old.thumbprint()));

            JsonNode healthy = health(machine);
            JsonNode failed =
                    script("echo first; sleep 0.3; echo last; exit 7", "00:01:00", machine);
            String self = queueScript("echo begun; sleep 600", "00:10:00", machine);
            await().until(() -> client.get(self + "/raw").body().contains("begun"));
            client.send("POST", self + "/cancel", "");

            assertThat(healthy.path("State").stringValue()).as(raw(healthy)).isEqualTo("Success");
            assertThat(raw(failed)).contains("first", "last", "exit code 7");
            assertThat(ended(self).path("State").stringValue()).isEqualTo("Canceled");
            await().until(() -> old.alive() == 0);
        }
    }

    @Test
    void reachesAListeningTentacleThroughAProxy() throws IOException {
        try (var proxy = new ConnectProxy();
                PracticeServer behind =
                        Certificates.server()
                                .seed(
                                        SeedData.standard()
                                                .withProxies(
                                                        new SeedData.ProxySeed(
                                                                "near", "127.0.0.1", proxy.port())))
                                .start()) {
            client = ApiClient.of(behind);
            ObjectNode body =
                    ApiClient.listeningTarget("web01", tentacle.listen(), tentacle.thumbprint());
            body.withObject("/Endpoint").put("ProxyId", "Proxies-1");
            int port = URI.create(body.path("Endpoint").path("Uri").stringValue()).getPort();

            ApiClient.Reply found =
                    client.get(
                            "/api/machines/discover?host=127.0.0.1&proxyId=Proxies-1&port=" + port);
            JsonNode task = health(register(body));

            assertThat(found.json().path("Endpoint").path("ProxyId").stringValue())
                    .isEqualTo("Proxies-1");
            assertThat(task.path("State").stringValue()).as(raw(task)).isEqualTo("Success");
            assertThat(proxy.targets()).hasSizeGreaterThan(1).containsOnly("127.0.0.1:" + port);
        }
    }

    @Test
    void findsAMachineUnhealthyOnPurpose() throws IOException {
        server.faults().inject(new Fault.HealthFails());
        String machine = registerListening("web01", tentacle.thumbprint());

        JsonNode task = health(machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(task.path("HasWarningsOrErrors").booleanValue()).isTrue();
        assertThat(status(machine)).isEqualTo("Unhealthy");
    }

    @Test
    void refusesAPollingTentacleUntilItIsRegistered() {
        tentacle.poll(server, SUBSCRIPTION);
        await().during(Duration.ofMillis(500)).until(() -> server.pollers(SUBSCRIPTION) == 0);

        String machine =
                register(
                        ApiClient.pollingTarget(
                                "build-07", SUBSCRIPTION.toString(), tentacle.thumbprint()));

        await().atMost(Duration.ofSeconds(30)).until(() -> server.pollers(SUBSCRIPTION) > 0);
        assertThat(health(machine).path("State").stringValue()).isEqualTo("Success");
        assertThat(status(machine)).isEqualTo("Healthy");
    }

    @Test
    void callsAPollingTentacleWithoutATask() throws Exception {
        register(
                ApiClient.pollingTarget(
                        "build-07", SUBSCRIPTION.toString(), tentacle.thumbprint()));
        tentacle.poll(server, SUBSCRIPTION);

        CapabilitiesResponseV2 answer = server.tentacle(SUBSCRIPTION).getCapabilities();

        assertThat(answer.hasScriptServiceV2()).isTrue();
    }

    @Test
    void dropsAPollingTentacleWhenItsMachineIsDeleted() {
        String machine =
                register(
                        ApiClient.pollingTarget(
                                "build-07", SUBSCRIPTION.toString(), tentacle.thumbprint()));
        tentacle.poll(server, SUBSCRIPTION);
        await().until(() -> server.pollers(SUBSCRIPTION) > 0);

        client.delete("/api/machines/" + machine);

        await().until(() -> server.pollers(SUBSCRIPTION) == 0);
    }

    @Test
    void findsAPollingTentacleThatNeverComesUnavailable() {
        String machine =
                register(
                        ApiClient.pollingTarget(
                                "build-07", SUBSCRIPTION.toString(), tentacle.thumbprint()));

        JsonNode task = health(machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(status(machine)).isEqualTo("Unavailable");
        assertThat(raw(task)).contains("did not ask for work");
    }

    @Test
    void checksMachinesIndependently() throws IOException {
        String good = registerListening("good", tentacle.thumbprint());
        String gone =
                register(
                        ApiClient.pollingTarget(
                                "gone", SUBSCRIPTION.toString(), Certificates.OTHER.thumbprint()));

        JsonNode task = health(good, gone);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(task.path("ErrorMessage").stringValue()).startsWith("1 of 2");
        assertThat(status(good)).isEqualTo("Healthy");
        assertThat(status(gone)).isEqualTo("Unavailable");
        JsonNode details =
                client.get(task.path("Links").path("Self").stringValue() + "/details").json();
        assertThat(details.path("ActivityLogs").path(0).path("Children"))
                .extracting(child -> child.path("Status").stringValue())
                .containsExactly("Success", "Failed");
    }

    @Test
    void runsAScriptAndKeepsItsOutput() throws IOException {
        String machine = registerListening("web01", tentacle.thumbprint());

        JsonNode task = script("echo \"Grüße von $((6 * 7))\"; echo oops >&2", "00:01:00", machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Success");
        String self = task.path("Links").path("Self").stringValue();
        JsonNode lines =
                client.get(self + "/details")
                        .json()
                        .path("ActivityLogs")
                        .path(0)
                        .path("Children")
                        .path(0)
                        .path("LogElements");
        assertThat(lines)
                .anySatisfy(line -> {
                    assertThat(line.path("MessageText").stringValue()).isEqualTo("Grüße von 42");
                    assertThat(line.path("Category").stringValue()).isEqualTo("Info");
                })
                .anySatisfy(line -> {
                    assertThat(line.path("MessageText").stringValue()).isEqualTo("oops");
                    assertThat(line.path("Category").stringValue()).isEqualTo("Error");
                });
        assertThat(raw(task)).contains("Grüße von 42", "Task status:    Success");
    }

    @Test
    void runsPowerShellScriptsOnlyWherePowerShellIs() throws IOException {
        String machine = registerListening("web01", tentacle.thumbprint());
        ObjectNode body = ApiClient.json("{\"Name\": \"AdHocScript\"}");
        body.putObject("Arguments")
                .put("ScriptBody", "Write-Host hello")
                .put("Syntax", "PowerShell")
                .putArray("MachineIds")
                .add(machine);

        JsonNode task = ended(queued(body));

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(raw(task)).contains("This script is not for Bash.");
    }

    @Test
    void checksOnlyTheConnectionWhenAskedTo() throws IOException {
        String machine = registerListening("web01", tentacle.thumbprint());
        ObjectNode body = ApiClient.json("{\"Name\": \"Health\"}");
        body.putObject("Arguments")
                .put("OnlyTestConnection", true)
                .putArray("MachineIds")
                .add(machine);

        JsonNode task = ended(queued(body));

        assertThat(task.path("State").stringValue()).isEqualTo("Success");
        assertThat(status(machine)).isEqualTo("Healthy");
        assertThat(raw(task)).doesNotContain("Tentacle version");
    }

    @Test
    void checksEverythingOfAnEnvironmentOrKindWhenNoMachineIsNamed() throws IOException {
        String target = registerListening("web01", tentacle.thumbprint());
        ObjectNode worker =
                ApiClient.listeningTarget("worker", tentacle.listen(), tentacle.thumbprint());
        worker.putArray("WorkerPoolIds").add("WorkerPools-1");
        String other = client.post("/api/workers", worker).json().path("Id").stringValue();

        ended(
                queued(
                        ApiClient.json(
                                "{\"Name\": \"Health\", \"Arguments\": {\"RestrictedTo\": \"Workers\"}}")));
        String workerStatus =
                client.get("/api/workers/" + other).json().path("HealthStatus").stringValue();
        String before = status(target);
        ended(
                queued(
                        ApiClient.json(
                                "{\"Name\": \"Health\", \"Arguments\": {\"EnvironmentId\": \"Environments-1\"}}")));

        assertThat(workerStatus).isEqualTo("Healthy");
        assertThat(before).isEqualTo("Unknown");
        assertThat(status(target)).isEqualTo("Healthy");
    }

    @Test
    void cannotReachATargetOfAnotherKind() {
        ObjectNode body = ApiClient.listeningTarget("ssh", "https://a/", tentacle.thumbprint());
        body.set("Endpoint", ApiClient.json("{\"CommunicationStyle\": \"Ssh\"}"));
        String machine = register(body);

        JsonNode task = health(machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(raw(task)).contains("not Ssh");
    }

    @Test
    void givesUpAMachineThatTakesTooLong() throws IOException {
        String machine =
                register(
                        ApiClient.pollingTarget(
                                "slow", SUBSCRIPTION.toString(), tentacle.thumbprint()));
        ObjectNode body = ApiClient.json("{\"Name\": \"Health\"}");
        body.putObject("Arguments")
                .put("MachineTimeout", "00:00:00.2")
                .putArray("MachineIds")
                .add(machine);

        JsonNode task = ended(queued(body));

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(status(machine)).isEqualTo("Unavailable");
        assertThat(raw(task)).contains("The check did not come to an end.");
    }

    @Test
    void failsATaskWhoseScriptFails() throws IOException {
        String machine = registerListening("web01", tentacle.thumbprint());

        JsonNode task = script("exit 3", "00:01:00", machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(raw(task)).contains("exit code 3");
    }

    @Test
    void cancelsARunningScriptOnTheTentacle() throws IOException {
        String machine = registerListening("web01", tentacle.thumbprint());
        String self = queueScript("echo begun; sleep 600", "00:10:00", machine);
        await().until(() -> client.get(self + "/raw").body().contains("begun"));

        client.send("POST", self + "/cancel", "");
        JsonNode task = ended(self);

        assertThat(task.path("State").stringValue()).isEqualTo("Canceled");
        await().until(() -> tentacle.alive() == 0);
    }

    @Test
    void cancelsAScriptWhoseStartIsNotYetAnswered() throws IOException {
        tentacle.answerStartsLate();
        String machine = registerListening("web01", tentacle.thumbprint());
        String self = queueScript("sleep 600", "00:10:00", machine);
        await().until(() -> tentacle.alive() == 1);

        client.send("POST", self + "/cancel", "");

        assertThat(ended(self).path("State").stringValue()).isEqualTo("Canceled");
        await().until(() -> tentacle.alive() == 0);
    }

    @Test
    void endsATaskThatTakesTooLong() throws IOException {
        String machine = registerListening("web01", tentacle.thumbprint());

        JsonNode task = script("sleep 600", "00:00:02", machine);

        assertThat(task.path("State").stringValue()).isEqualTo("TimedOut");
        await().until(() -> tentacle.alive() == 0);
    }

    @Test
    void keepsTasksQueuedOnPurpose() throws IOException {
        server.faults().inject(new Fault.TaskQueueStopped());
        String machine = registerListening("web01", tentacle.thumbprint());
        String self = queueHealth(machine);

        assertThat(client.get(self).json().path("State").stringValue()).isEqualTo("Queued");
        assertThat(
                        client.get("/api/spaces/Spaces-1")
                                .json()
                                .path("TaskQueueStopped")
                                .booleanValue())
                .isTrue();
        server.faults().clear();

        assertThat(ended(self).path("State").stringValue()).isEqualTo("Success");
    }

    @Test
    void refusesTasksThatMakeNoSense() {
        assertThat(
                        client.post(
                                        "/api/tasks",
                                        ApiClient.json("{\"Name\": \"Backup\", \"Arguments\": {}}"))
                                .errors())
                .singleElement()
                .asString()
                .contains("Backup");
        assertThat(
                        client.post(
                                        "/api/tasks",
                                        ApiClient.json(
                                                "{\"Name\": \"Health\", \"Arguments\": {\"MachineIds\": [\"Machines-9\"]}}"))
                                .errors())
                .singleElement()
                .asString()
                .contains("Machines-9");
        assertThat(
                        client.post(
                                        "/api/tasks",
                                        ApiClient.json(
                                                "{\"Name\": \"Health\", \"Arguments\": {\"Timeout\": \"soon\"}}"))
                                .status())
                .isEqualTo(400);
        assertThat(refusal("{\"Name\": \"AdHocScript\", \"Arguments\": {\"Syntax\": \"Perl\"}}"))
                .contains("ScriptBody", "Perl");
        assertThat(refusal("{\"Name\": \"Health\"}")).contains("Arguments");
        assertThat(refusal("{\"Arguments\": {}}")).contains("Name");
        assertThat(refusal("{\"Name\": \"Health\", \"SpaceId\": \"Spaces-9\", \"Arguments\": {}}"))
                .contains("Spaces-9");
        server.faults().inject(new Fault.ForbidTasks());
        assertThat(
                        client.post(
                                        "/api/tasks",
                                        ApiClient.json("{\"Name\": \"Health\", \"Arguments\": {}}"))
                                .status())
                .isEqualTo(403);
        assertThat(client.get("/api/tasks").json().path("Items")).isEmpty();
    }

    private String refusal(String body) {
        ApiClient.Reply reply = client.post("/api/tasks", ApiClient.json(body));
        assertThat(reply.status()).isEqualTo(400);
        return String.join("\n", reply.errors());
    }

    private String registerListening(String name, String thumbprint) throws IOException {
        return register(ApiClient.listeningTarget(name, tentacle.listen(), thumbprint));
    }

    private String register(ObjectNode body) {
        ApiClient.Reply reply = client.post("/api/Spaces-1/machines", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("Id").stringValue();
    }

    private JsonNode health(String... machines) {
        return ended(queueHealth(machines));
    }

    private String queueHealth(String... machines) {
        ObjectNode body =
                ApiClient.json(
                        """
                        {"Name": "Health", "Description": "Check", "SpaceId": "Spaces-1",
                         "Arguments": {"Timeout": "00:05:00", "MachineTimeout": "00:02:00", "EnvironmentId": null,
                                       "RestrictedTo": "DeploymentTargets"}}
                        """);
        for (String machine : machines) {
            body.withObject("/Arguments").withArray("MachineIds").add(machine);
        }
        return queued(body);
    }

    private JsonNode script(String script, String limit, String machine) {
        return ended(queueScript(script, limit, machine));
    }

    private String queueScript(String script, String limit, String machine) {
        ObjectNode body = ApiClient.json("{\"Name\": \"AdHocScript\", \"Description\": \"Run\"}");
        ObjectNode arguments = body.putObject("Arguments");
        arguments.put("ScriptBody", script).put("Syntax", "Bash").put("Timeout", limit);
        arguments.putArray("MachineIds").add(machine);
        return queued(body);
    }

    private String queued(ObjectNode body) {
        ApiClient.Reply reply = client.post("/api/Spaces-1/tasks", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("Links").path("Self").stringValue();
    }

    private JsonNode ended(String self) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> client.get(self).json(),
                        task -> task.path("IsCompleted").booleanValue());
    }

    private String raw(JsonNode task) {
        return client.get(task.path("Links").path("Raw").stringValue()).body();
    }

    private String status(String machine) {
        List<String> status =
                List.of(
                        client.get("/api/machines/" + machine)
                                .json()
                                .path("HealthStatus")
                                .stringValue());
        return status.getFirst();
    }
}
