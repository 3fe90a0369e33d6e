package dev.tentaclesetup.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A gateway in front of a server, which answers some paths itself.
final class Between implements AutoCloseable {

    private final HttpServer front;
    private final URI server;
    private final String pathPart;
    private final int status;
    private final String body;

    /// @param pathPart of the paths that it answers; everything else is the server's
    Between(URI server, String pathPart, int status, String body) throws IOException {
        this.server = server;
        this.pathPart = pathPart;
        this.status = status;
        this.body = body;
        this.front =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.createContext("/", this::answer);
        front.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + front.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().toString().contains(pathPart)) {
                send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
            } else {
                pass(exchange);
            }
        }
    }

    /// Only what reads is passed on; nothing else is sent before a plan.
    private void pass(HttpExchange exchange) throws IOException {
        var onward =
                (HttpURLConnection)
                        server.resolve(exchange.getRequestURI().toString())
                                .toURL()
                                .openConnection();
        exchange.getRequestHeaders()
                .forEach((name, values) -> onward.setRequestProperty(name, values.getFirst()));
        int answered = onward.getResponseCode();
        try (InputStream in = answered < 400 ? onward.getInputStream() : onward.getErrorStream()) {
            send(exchange, answered, in == null ? new byte[0] : in.readAllBytes());
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        front.stop(0);
    }
}
