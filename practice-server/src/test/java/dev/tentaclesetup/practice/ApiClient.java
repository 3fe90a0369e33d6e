package dev.tentaclesetup.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A plain HTTP client for tests: it knows nothing of the server's code.
final class ApiClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final List<String> headers;

    ApiClient(URI base, String... headers) {
        this.base = base;
        this.headers = List.of(headers);
    }

    static ApiClient of(PracticeServer server) {
        return new ApiClient(server.url(), "X-Octopus-ApiKey", server.apiKey());
    }

    ApiClient with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new ApiClient(base, more.toArray(String[]::new));
    }

    record Reply(int status, String body, Map<String, List<String>> headers) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        List<String> errors() {
            return json().path("Errors").valueStream().map(JsonNode::asString).toList();
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
        }
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String path, JsonNode body) {
        return send("POST", path, body.toString());
    }

    Reply put(String path, JsonNode body) {
        return send("PUT", path, body.toString());
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    Reply send(String method, String path, String body) {
        try {
            return sendOrFail(method, path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply sendOrFail(String method, String path, String body) throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json; charset=utf-8");
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response.headers().map());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A listening target without an automatic check, as our own client sends it.
    static ObjectNode listeningTarget(String name, String uri, String thumbprint) {
        return json(
                """
                {"Name": "%s", "EnvironmentIds": ["Environments-1"], "Roles": ["web-server"],
                 "SkipInitialHealthCheck": true,
                 "Endpoint": {"CommunicationStyle": "TentaclePassive", "Uri": "%s", "Thumbprint": "%s"}}
                """
                        .formatted(name, uri, thumbprint));
    }

    static ObjectNode pollingTarget(String name, String subscription, String thumbprint) {
        return json(
                """
                {"Name": "%s", "EnvironmentIds": ["Environments-1"], "Roles": ["web-server"],
                 "SkipInitialHealthCheck": true,
                 "Endpoint": {"CommunicationStyle": "TentacleActive", "Uri": "%s", "Thumbprint": "%s"}}
                """
                        .formatted(name, subscription, thumbprint));
    }

    static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }
}
