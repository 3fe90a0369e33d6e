package dev.tentaclesetup.practice.rest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A response, complete in memory.
final class Answer {

    private static final String JSON = "application/json; charset=utf-8";

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, List<String>> headers;

    private Answer(int status, String contentType, byte[] body, Map<String, List<String>> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    /// In addition to those of every answer; a header may occur several times.
    Map<String, List<String>> headers() {
        return headers;
    }

    static Answer ok(JsonNode document) {
        return json(200, document);
    }

    static Answer created(JsonNode document) {
        Answer answer = json(201, document);
        JsonNode self = document.path("Links").path("Self");
        return self.isString() ? answer.with("Location", self.stringValue()) : answer;
    }

    static Answer json(int status, JsonNode document) {
        return new Answer(status, JSON, Json.MAPPER.writeValueAsBytes(document), Map.of());
    }

    static Answer empty() {
        return new Answer(200, JSON, new byte[0], Map.of());
    }

    static Answer text(String text) {
        return new Answer(
                200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer html(int status, String page) {
        return new Answer(
                status,
                "text/html; charset=utf-8",
                page.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    static Answer file(String contentType, byte[] content) {
        return new Answer(200, contentType, content, Map.of());
    }

    static Answer redirect(int status, String location) {
        return new Answer(status, "text/plain; charset=utf-8", new byte[0], Map.of())
                .with("Location", location);
    }

    Answer with(String name, String... values) {
        var changed = new LinkedHashMap<>(headers);
        changed.put(name, List.of(values));
        return new Answer(status, contentType, body, changed);
    }
}
