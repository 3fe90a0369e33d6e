package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What tests do with targets and tasks: register, queue, wait for the end.
record TaskClient(ApiClient client, FakeTentacle tentacle) {

    /// Registers a target.
    ///
    /// @return its id
    String register(ObjectNode body) {
        ApiClient.Reply reply = client.post("/api/Spaces-1/machines", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("Id").stringValue();
    }

    String registerListening(String name, String thumbprint) throws IOException {
        return register(ApiClient.listeningTarget(name, tentacle.listen(), thumbprint));
    }

    JsonNode health(String... machines) {
        return ended(queueHealth(machines));
    }

    String queueHealth(String... machines) {
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

    JsonNode script(String script, String limit, String machine) {
        return ended(queueScript(script, limit, machine));
    }

    String queueScript(String script, String limit, String machine) {
        ObjectNode body = ApiClient.json("{\"Name\": \"AdHocScript\", \"Description\": \"Run\"}");
        ObjectNode arguments = body.putObject("Arguments");
        arguments.put("ScriptBody", script).put("Syntax", "Bash").put("Timeout", limit);
        arguments.putArray("MachineIds").add(machine);
        return queued(body);
    }

    String queued(ObjectNode body) {
        ApiClient.Reply reply = client.post("/api/Spaces-1/tasks", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("Links").path("Self").stringValue();
    }

    /// Waits for the end of a task.
    JsonNode ended(String self) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> client.get(self).json(),
                        task -> task.path("IsCompleted").booleanValue());
    }

    /// The log of a task as text.
    String raw(JsonNode task) {
        return client.get(task.path("Links").path("Raw").stringValue()).body();
    }

    /// The health of a target.
    String status(String machine) {
        return client.get("/api/machines/" + machine).json().path("HealthStatus").stringValue();
    }
}
