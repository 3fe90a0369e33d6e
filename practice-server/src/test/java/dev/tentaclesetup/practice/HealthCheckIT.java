package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.practice.fault.Fault;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Health checks of listening Tentacles, over real TLS, with scripts in a real shell.
final class HealthCheckIT {

    @AutoClose private final ServerWithTentacle fixture = ServerWithTentacle.start();
    private final PracticeServer server = fixture.server();
    private final ApiClient client = fixture.client();
    private final FakeTentacle tentacle = fixture.tentacle();
    private final TaskClient tasks = fixture.tasks();

    @Test
    void findsAListeningTentacleHealthyAndLearnsWhatRunsThere() throws IOException {
        String machine = tasks.registerListening("web01", tentacle.thumbprint());

        JsonNode task = tasks.health(machine);

        assertThat(task.path("State").stringValue()).as(tasks.raw(task)).isEqualTo("Success");
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
                assertThat(tasks.status(created.path("Id").stringValue())).isEqualTo("Healthy"));
    }

    @Test
    void findsAMachineWithAnotherCertificateUnavailable() throws IOException {
        String machine = tasks.registerListening("web01", Certificates.OTHER.thumbprint());

        JsonNode task = tasks.health(machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(tasks.status(machine)).isEqualTo("Unavailable");
        assertThat(tasks.raw(task))
                .contains(tentacle.thumbprint(), Certificates.OTHER.thumbprint());
    }

    @Test
    void findsATentacleThatDoesNotTrustTheServerUnavailable() throws IOException {
        try (var stranger = new FakeTentacle(Certificates.OTHER, tentacle.thumbprint())) {
            String machine =
                    tasks.register(
                            ApiClient.listeningTarget(
                                    "stranger", stranger.listen(), stranger.thumbprint()));

            JsonNode task = tasks.health(machine);

            assertThat(task.path("State").stringValue()).isEqualTo("Failed");
            assertThat(tasks.status(machine)).isEqualTo("Unavailable");
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

    @Test
    void findsAMachineUnhealthyOnPurpose() throws IOException {
        server.faults().inject(new Fault.HealthFails());
        String machine = tasks.registerListening("web01", tentacle.thumbprint());

        JsonNode task = tasks.health(machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(task.path("HasWarningsOrErrors").booleanValue()).isTrue();
        assertThat(tasks.status(machine)).isEqualTo("Unhealthy");
    }

    @Test
    void checksOnlyTheConnectionWhenAskedTo() throws IOException {
        String machine = tasks.registerListening("web01", tentacle.thumbprint());
        ObjectNode body = ApiClient.json("{\"Name\": \"Health\"}");
        body.putObject("Arguments")
                .put("OnlyTestConnection", true)
                .putArray("MachineIds")
                .add(machine);

        JsonNode task = tasks.ended(tasks.queued(body));

        assertThat(task.path("State").stringValue()).isEqualTo("Success");
        assertThat(tasks.status(machine)).isEqualTo("Healthy");
        assertThat(tasks.raw(task)).doesNotContain("Tentacle version");
    }

    @Test
    void checksEverythingOfAnEnvironmentOrKindWhenNoMachineIsNamed() throws IOException {
        String target = tasks.registerListening("web01", tentacle.thumbprint());
        ObjectNode worker =
                ApiClient.listeningTarget("worker", tentacle.listen(), tentacle.thumbprint());
        worker.putArray("WorkerPoolIds").add("WorkerPools-1");
        String other = client.post("/api/workers", worker).json().path("Id").stringValue();

        tasks.ended(
                tasks.queued(
                        ApiClient.json(
                                "{\"Name\": \"Health\", \"Arguments\": {\"RestrictedTo\": \"Workers\"}}")));
        String workerStatus =
                client.get("/api/workers/" + other).json().path("HealthStatus").stringValue();
        String before = tasks.status(target);
        tasks.ended(
                tasks.queued(
                        ApiClient.json(
                                "{\"Name\": \"Health\", \"Arguments\": {\"EnvironmentId\": \"Environments-1\"}}")));

        assertThat(workerStatus).isEqualTo("Healthy");
        assertThat(before).isEqualTo("Unknown");
        assertThat(tasks.status(target)).isEqualTo("Healthy");
    }

    @Test
    void cannotReachATargetOfAnotherKind() {
        ObjectNode body = ApiClient.listeningTarget("ssh", "https://a/", tentacle.thumbprint());
        body.set("Endpoint", ApiClient.json("{\"CommunicationStyle\": \"Ssh\"}"));
        String machine = tasks.register(body);

        JsonNode task = tasks.health(machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(tasks.raw(task)).contains("not Ssh");
    }

    @Test
    void keepsTasksQueuedOnPurpose() throws IOException {
        server.faults().inject(new Fault.TaskQueueStopped());
        String machine = tasks.registerListening("web01", tentacle.thumbprint());
        String self = tasks.queueHealth(machine);

        assertThat(client.get(self).json().path("State").stringValue()).isEqualTo("Queued");
        assertThat(
                        client.get("/api/spaces/Spaces-1")
                                .json()
                                .path("TaskQueueStopped")
                                .booleanValue())
                .isTrue();
        server.faults().clear();

        assertThat(tasks.ended(self).path("State").stringValue()).isEqualTo("Success");
    }

    private String healthWith(Map<String, String> environment) throws IOException {
        try (var other =
                new FakeTentacle(
                        Certificates.OTHER,
                        server.thumbprint(),
                        FakeTentacle.Offers.SECOND_VERSION,
                        environment)) {
            String machine =
                    tasks.register(
                            ApiClient.listeningTarget("other", other.listen(), other.thumbprint()));
            tasks.health(machine);
            return tasks.status(machine);
        }
    }
}
