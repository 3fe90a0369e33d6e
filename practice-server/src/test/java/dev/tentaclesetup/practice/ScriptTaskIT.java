package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.practice.fault.Fault;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tasks that run a script on a Tentacle, over real TLS, in a real shell.
final class ScriptTaskIT {

    private static final URI SUBSCRIPTION = URI.create("poll://k3v0q8z1m5y7w2x4b6n9/");

    @AutoClose private final ServerWithTentacle fixture = ServerWithTentacle.start();
    private final PracticeServer server = fixture.server();
    private final ApiClient client = fixture.client();
    private final FakeTentacle tentacle = fixture.tentacle();
    private final TaskClient tasks = fixture.tasks();

    @Test
    void runsAScriptAndKeepsItsOutput() throws IOException {
        String machine = tasks.registerListening("web01", tentacle.thumbprint());

        JsonNode task =
                tasks.script("echo \"Grüße von $((6 * 7))\"; echo oops >&2", "00:01:00", machine);

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
        assertThat(tasks.raw(task)).contains("Grüße von 42", "Task status:    Success");
    }

    @Test
    void runsPowerShellScriptsOnlyWherePowerShellIs() throws IOException {
        String machine = tasks.registerListening("web01", tentacle.thumbprint());
        ObjectNode body = ApiClient.json("{\"Name\": \"AdHocScript\"}");
        body.putObject("Arguments")
                .put("ScriptBody", "Write-Host hello")
                .put("Syntax", "PowerShell")
                .putArray("MachineIds")
                .add(machine);

        JsonNode task = tasks.ended(tasks.queued(body));

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(tasks.raw(task)).contains("This script is not for Bash.");
    }

    @Test
    void failsATaskWhoseScriptFails() throws IOException {
        String machine = tasks.registerListening("web01", tentacle.thumbprint());

        JsonNode task = tasks.script("exit 3", "00:01:00", machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Failed");
        assertThat(tasks.raw(task)).contains("exit code 3");
    }

    @Test
    void cancelsARunningScriptOnTheTentacle() throws IOException {
        String machine = tasks.registerListening("web01", tentacle.thumbprint());
        String self = tasks.queueScript("echo begun; sleep 600", "00:10:00", machine);
        await().until(() -> client.get(self + "/raw").body().contains("begun"));

        client.send("POST", self + "/cancel", "");
        JsonNode task = tasks.ended(self);

        assertThat(task.path("State").stringValue()).isEqualTo("Canceled");
        await().until(() -> tentacle.alive() == 0);
    }

    @Test
    void cancelsAScriptWhoseStartIsNotYetAnswered() throws IOException {
        tentacle.answerStartsLate();
        String machine = tasks.registerListening("web01", tentacle.thumbprint());
        String self = tasks.queueScript("sleep 600", "00:10:00", machine);
        await().until(() -> tentacle.alive() == 1);

        client.send("POST", self + "/cancel", "");

        assertThat(tasks.ended(self).path("State").stringValue()).isEqualTo("Canceled");
        await().until(() -> tentacle.alive() == 0);
    }

    @Test
    void endsATaskThatTakesTooLong() throws IOException {
        String machine = tasks.registerListening("web01", tentacle.thumbprint());

        JsonNode task = tasks.script("sleep 600", "00:00:02", machine);

        assertThat(task.path("State").stringValue()).isEqualTo("TimedOut");
        await().until(() -> tentacle.alive() == 0);
    }

    @Test
    @Timeout(120)
    void closesWhileATentacleHasVanishedInTheMiddleOfAScript() throws IOException {
        String machine = tasks.registerListening("web01", tentacle.thumbprint());
        String self = tasks.queueScript("echo begun; sleep 600", "00:10:00", machine);
        await().until(() -> client.get(self + "/raw").body().contains("begun"));

        tentacle.close();
        server.close();

        assertThat(server.pollers(SUBSCRIPTION)).isZero();
    }

    @Test
    void keepsABoundedLogOfAnEndlessScript() throws IOException {
        String machine = tasks.registerListening("web01", tentacle.thumbprint());

        JsonNode task =
                tasks.script("for i in $(seq 1 30000); do echo line $i; done", "00:02:00", machine);

        assertThat(task.path("State").stringValue()).isEqualTo("Success");
        assertThat(tasks.raw(task))
                .contains("line 19999")
                .doesNotContain("line 20001")
                .contains("left out");
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
                    tasks.register(
                            ApiClient.listeningTarget("old", old.listen(), old.thumbprint()));

            JsonNode healthy = tasks.health(machine);
            JsonNode failed =
                    tasks.script("echo first; sleep 0.3; echo last; exit 7", "00:01:00", machine);
            String self = tasks.queueScript("echo begun; sleep 600", "00:10:00", machine);
            await().until(() -> client.get(self + "/raw").body().contains("begun"));
            client.send("POST", self + "/cancel", "");

            assertThat(healthy.path("State").stringValue())
                    .as(tasks.raw(healthy))
                    .isEqualTo("Success");
            assertThat(tasks.raw(failed)).contains("first", "last", "exit code 7");
            assertThat(tasks.ended(self).path("State").stringValue()).isEqualTo("Canceled");
            await().until(() -> old.alive() == 0);
        }
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
}
