package dev.tentaclesetup.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the server knows, asked over its REST API as any other client would.
final class ServerView implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration TASK = Duration.ofSeconds(60);

    /// A machine as the server lists it.
    record Listed(String id, String name, String thumbprint, String health) {}

    private final URI server;
    private final String apiKey;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CALL).build();
    private final JsonMapper json = new JsonMapper();

    ServerView(URI server, String apiKey, InstantSource clock) {
        this.server = server;
        this.apiKey = apiKey;
        this.clock = clock;
    }

    /// The first machine, if one is registered.
    Optional<Listed> machine() throws IOException, InterruptedException {
        for (JsonNode item : get("/api/machines").path("Items")) {
            return Optional.of(
                    new Listed(
                            item.path("Id").asString(),
                            item.path("Name").asString(),
                            item.path("Thumbprint").asString(),
                            item.path("HealthStatus").asString()));
        }
        return Optional.empty();
    }

    /// Has the server run a script on the machine.
    ///
    /// @return the lines that the script printed
    /// @throws IOException when the task fails or takes longer than a minute
    List<String> run(Listed machine, String syntax, String script)
            throws IOException, InterruptedException {
        Map<String, Object> task =
                Map.of(
                        "Name",
                        "AdHocScript",
                        "Description",
                        "Run script on " + machine.name(),
                        "Arguments",
                        Map.of(
                                "MachineIds",
                                List.of(machine.id()),
                                "TargetType",
                                "Machines",
                                "Syntax",
                                syntax,
                                "ScriptBody",
                                script));
        JsonNode started =
                send(
                        request("/api/tasks")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                json.writeValueAsString(task))));
        JsonNode details = finished(started.path("Id").asString());
        if (!details.path("Task").path("State").asString().equals("Success")) {
            throw new IOException(details.path("Task").toString());
        }
        var lines = new ArrayList<String>();
        details.path("ActivityLogs").forEach(log -> collect(log, lines));
        return lines;
    }

    private JsonNode finished(String taskId) throws IOException, InterruptedException {
        var limit = clock.instant().plus(TASK);
        while (clock.instant().isBefore(limit)) {
            JsonNode details = get("/api/tasks/" + taskId + "/details");
            if (details.path("Task").path("IsCompleted").asBoolean()) {
                return details;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new IOException(taskId + " did not end within " + TASK.toSeconds() + " s");
    }

    /// Standard output is what the server logs as information.
    private static void collect(JsonNode log, List<String> lines) {
        for (JsonNode element : log.path("LogElements")) {
            if (element.path("Category").asString().equals("Info")) {
                lines.add(element.path("MessageText").asString());
            }
        }
        log.path("Children").forEach(child -> collect(child, lines));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(CALL)
                .header("X-Octopus-ApiKey", apiKey)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
