package dev.tentaclesetup.core.octopus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A web server on loopback that answers what the test wrote down, and remembers what was asked.
final class ScriptedServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<Reply>> replies = Collections.synchronizedMap(new HashMap<>());
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /// @param headers name, value, name, value …
    record Reply(int status, String body, String... headers) {}

    record Asked(String method, String path, Map<String, List<String>> headers, String body) {
        String line() {
            return method + " " + path;
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The last reply for a line is repeated for ever, earlier ones are given once.
    ScriptedServer on(String line, Reply... script) {
        replies.put(line, new ArrayDeque<>(List.of(script)));
        return this;
    }

    ScriptedServer on(String line, String json) {
        return on(line, new Reply(200, json));
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(
                    new Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            Map.copyOf(exchange.getRequestHeaders()),
                            body));
            Deque<Reply> script = replies.get(line);
            Reply reply =
                    script == null
                            ? new Reply(404, "{\"ErrorMessage\":\"not scripted\"}")
                            : script.size() > 1 ? script.removeFirst() : script.getFirst();
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            String type =
                    reply.body().startsWith("<") ? "text/html" : "application/json; charset=utf-8";
            exchange.getResponseHeaders().set("Content-Type", type);
            for (int i = 0; i < reply.headers().length; i += 2) {
                exchange.getResponseHeaders().add(reply.headers()[i], reply.headers()[i + 1]);
            }
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
