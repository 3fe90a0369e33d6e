package dev.tentaclesetup.practice.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Faults;
import dev.tentaclesetup.practice.rest.Refusal.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The HTTP port: reads requests, applies the faults that concern the connection, writes answers,
/// keeps the journal. One virtual thread per request.
public final class RestServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(RestServer.class.getName());

    /// The largest body that is read [octopus-api 14.3 #5].
    private static final int MAX_BODY = 1024 * 1024;

    /// What the journal keeps of a body.
    private static final int MAX_RECORDED = 16 * 1024;

    static {
        // The JDK's server has no other way to limit how long a client may take over a request or
        // a reply.
        setUnlessSet("sun.net.httpserver.maxReqTime", "60");
        setUnlessSet("sun.net.httpserver.maxRspTime", "60");
        setUnlessSet("sun.net.httpserver.maxReqHeaderSize", "65536");
        setUnlessSet("jdk.httpserver.maxConnections", "500");
    }

    private final ServerParts parts;
    private final Faults faults;
    private final Dispatcher dispatcher;
    private final Journal journal = new Journal();
    private final HttpServer server;
    private final ExecutorService threads;
    private final boolean secure;

    /// Begins to listen.
    ///
    /// @param address port 0 for a free one
    /// @param tls null for plain HTTP
    /// @throws IOException when the address cannot be bound
    public RestServer(ServerParts parts, InetSocketAddress address, @Nullable SSLContext tls)
            throws IOException {
        this.parts = parts;
        this.faults = parts.faults();
        this.dispatcher = Routes.dispatcher(parts);
        this.secure = tls != null;
        this.server = tls == null ? HttpServer.create(address, 0) : secureServer(address, tls);
        this.threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rest-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static HttpServer secureServer(InetSocketAddress address, SSLContext tls)
            throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    /// The address with the port in use.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /// The last requests, oldest first.
    public List<RecordedRequest> requests() {
        return journal.all();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            serve(exchange);
        } catch (IOException e) {
            LOG.log(Logger.Level.DEBUG, "a connection broke", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "a request failed by a mistake of the server", e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException, InterruptedException {
        Headers headers = exchange.getRequestHeaders();
        String method = method(exchange.getRequestMethod(), headers);
        String path = exchange.getRequestURI().getRawPath();
        byte @Nullable [] body = read(exchange.getRequestBody());
        Query query;
        try {
            query = Query.parse(exchange.getRequestURI().getRawQuery());
        } catch (Refusal refusal) {
            write(exchange, refusal.answer());
            return;
        }
        var request =
                new Incoming(
                        method,
                        exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                        path,
                        query,
                        headers,
                        body == null ? new byte[0] : body,
                        secure);
        Optional<Fault.Hold> hold = faults.strike(Fault.Hold.class, method, path);
        if (hold.isPresent()) {
            faults.awaitCleared(hold.get());
        }
        if (faults.strike(Fault.DropConnection.class, method, path).isPresent()) {
            record(request, exchange, 0);
            return;
        }
        Answer answer =
                body == null
                        ? new Refusal(new Reason.TooLarge(MAX_BODY)).answer()
                        : answer(request);
        boolean dropped = faults.strike(Fault.DropAfterWrite.class, method, path).isPresent();
        record(request, exchange, dropped ? 0 : answer.status());
        if (!dropped) {
            write(exchange, answer);
        }
    }

    private Answer answer(Incoming request) throws InterruptedException {
        try {
            return dispatcher.answer(request);
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "a request failed by a mistake of the server", e);
            return new Refusal(new Reason.Broken(String.valueOf(e.getMessage()), e.toString()))
                    .answer();
        }
    }

    /// The method that is meant: the official client sends `PUT` and `DELETE` inside a `POST`.
    private static String method(String sent, Headers headers) {
        String method = sent.toUpperCase(Locale.ROOT);
        String meant = headers.getFirst("X-HTTP-Method-Override");
        if (method.equals("HEAD")) {
            return "GET"; // the body is left out when the answer is written
        }
        if (method.equals("POST") && meant != null) {
            String verb = meant.strip().toUpperCase(Locale.ROOT);
            return verb.equals("PUT") || verb.equals("DELETE") ? verb : method;
        }
        return method;
    }

    /// @return null when there is more than is read
    private static byte @Nullable [] read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MAX_BODY);
        return body.length == MAX_BODY && in.read() != -1 ? null : body;
    }

    private void write(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.contentType());
        headers.set("Octopus-Node", "name=PRACTICE-1; version=" + parts.generation().version());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Cache-Control", "no-store");
        answer.headers().forEach(headers::put);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }

    private void record(Incoming request, HttpExchange exchange, int status) {
        String query = exchange.getRequestURI().getRawQuery();
        boolean secret = request.rawPath().toLowerCase(Locale.ROOT).contains("/users/");
        journal.add(
                new RecordedRequest(
                        parts.clock().instant(),
                        request.method(),
                        request.rawPath(),
                        query == null ? "" : query.replaceAll("(?i)(apikey=)[^&]*", "$1***"),
                        Authentication.credential(request),
                        secret ? "" : recorded(request.body()),
                        status));
    }

    private static String recorded(byte[] body) {
        return new String(body, 0, Math.min(body.length, MAX_RECORDED), StandardCharsets.UTF_8);
    }

    /// Stops at once: open connections are closed.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
