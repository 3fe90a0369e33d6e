package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.contracts.CapabilitiesResponseV2;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The server as the one that Tentacles poll, over real TLS.
final class PollingTentacleIT {

    private static final URI SUBSCRIPTION = URI.create("poll://k3v0q8z1m5y7w2x4b6n9/");

    @AutoClose private final ServerWithTentacle fixture = ServerWithTentacle.start();
    private final PracticeServer server = fixture.server();
    private final ApiClient client = fixture.client();
    private final FakeTentacle tentacle = fixture.tentacle();
    private final TaskClient tasks = fixture.tasks();

    @Test
    void refusesAPollingTentacleUntilItIsRegistered() {
        tentacle.poll(server, SUBSCRIPTION);
        await().during(Duration.ofMillis(500)).until(() -> server.pollers(SUBSCRIPTION) == 0);

        String machine =
                tasks.register(
                        ApiClient.pollingTarget(
                                "build-07", SUBSCRIPTION.toString(), tentacle.thumbprint()));

        await().atMost(Duration.ofSeconds(30)).until(() -> server.pollers(SUBSCRIPTION) > 0);
        assertThat(tasks.health(machine).path("State").stringValue()).isEqualTo("Success");
        assertThat(tasks.status(machine)).isEqualTo("Healthy");
    }

    @Test
    void callsAPollingTentacleWithoutATask() throws Exception {
        tasks.register(
                ApiClient.pollingTarget(
                        "build-07", SUBSCRIPTION.toString(), tentacle.thumbprint()));
        tentacle.poll(server, SUBSCRIPTION);

        CapabilitiesResponseV2 answer = server.tentacle(SUBSCRIPTION).getCapabilities();

        assertThat(answer.hasScriptServiceV2()).isTrue();
    }

    @Test
    void dropsAPollingTentacleWhenItsMachineIsDeleted() {
        String machine =
                tasks.register(
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
                tasks.register(
                        ApiClient.pollingTarget(
                                "build-07", SUBSCRIPTION.toString(), tentacle.thumbprint()));

        JsonNode task = tasks.health(machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(tasks.status(machine)).isEqualTo("Unavailable");
        assertThat(tasks.raw(task)).contains("did not ask for work");
    }

    @Test
    void checksMachinesIndependently() throws IOException {
        String good = tasks.registerListening("good", tentacle.thumbprint());
        String gone =
                tasks.register(
                        ApiClient.pollingTarget(
                                "gone", SUBSCRIPTION.toString(), Certificates.OTHER.thumbprint()));

        JsonNode task = tasks.health(good, gone);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(task.path("ErrorMessage").stringValue()).startsWith("1 of 2");
        assertThat(tasks.status(good)).isEqualTo("Healthy");
        assertThat(tasks.status(gone)).isEqualTo("Unavailable");
        JsonNode details =
                client.get(task.path("Links").path("Self").stringValue() + "/details").json();
        assertThat(details.path("ActivityLogs").path(0).path("Children"))
                .extracting(child -> child.path("Status").stringValue())
                .containsExactly("Success", "Failed");
    }

    @Test
    void givesUpAMachineThatTakesTooLong() throws IOException {
        String machine =
                tasks.register(
                        ApiClient.pollingTarget(
                                "slow", SUBSCRIPTION.toString(), tentacle.thumbprint()));
        ObjectNode body = ApiClient.json("{\"Name\": \"Health\"}");
        body.putObject("Arguments")
                .put("MachineTimeout", "00:00:00.2")
                .putArray("MachineIds")
                .add(machine);

        JsonNode task = tasks.ended(tasks.queued(body));

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(tasks.status(machine)).isEqualTo("Unavailable");
        assertThat(tasks.raw(task)).contains("The check did not come to an end.");
    }
}
