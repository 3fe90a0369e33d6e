package dev.tentaclesetup.benchmarks;

import dev.tentaclesetup.practice.PracticeServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// The server of [AgentPollersBenchmark]: prints its port and its thumbprint, then obeys lines on
/// standard input until it ends: `calls COUNT`, `collect`.
public final class PollersServerMain {

    private static final int AT_ONCE = 16;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(5);
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(5);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    private PollersServerMain() {}

    /// @param args the thumbprint of the agents
    public static void main(String[] args) throws Exception {
        try (var server = PracticeServer.builder().start()) {
            trust(server, args[0]);
            System.out.println(server.commsAddress().getPort());
            System.out.println(server.thumbprint());
            var orders =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String order; (order = orders.readLine()) != null; ) {
                System.out.println(obey(server, order));
            }
        }
    }

    /// The subscription of an agent by its number, from 0.
    static URI subscription(int index) {
        return URI.create("poll://benchmark-" + index + "/");
    }

    /// One registered machine makes all agents with its certificate welcome.
    private static void trust(PracticeServer server, String thumbprint) throws Exception {
        String machine =
                """
                {"Name": "poller", "EnvironmentIds": ["Environments-1"], "Roles": ["web-server"],
                 "SkipInitialHealthCheck": true, "Endpoint":
                 {"CommunicationStyle": "TentacleActive", "Uri": "%s", "Thumbprint": "%s"}}
                """
                        .formatted(subscription(0), thumbprint);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + "/api/machines"))
                        .header("X-Octopus-ApiKey", server.apiKey())
                        .POST(HttpRequest.BodyPublishers.ofString(machine))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
        }
    }

    private static String obey(PracticeServer server, String order) throws Exception {
        if (order.equals("collect")) {
            System.gc();
            return "collected";
        }
        int pollers = Integer.parseInt(order.substring(order.indexOf(' ') + 1));
        awaitAll(server, pollers);
        callsPerSecond(server, pollers, WARM_UP);
        return Double.toString(callsPerSecond(server, pollers, MEASURED));
    }

    private static void awaitAll(PracticeServer server, int pollers) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        for (int i = 0; i < pollers; i++) {
            while (server.pollers(subscription(i)) == 0) {
                if (System.nanoTime() > end) {
                    throw new IOException("agent " + i + " does not poll");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private static double callsPerSecond(PracticeServer server, int pollers, long nanos)
            throws Exception {
        var next = new AtomicInteger();
        var calls = new LongAdder();
        long end = System.nanoTime() + nanos;
        Callable<Void> caller =
                () -> {
                    while (System.nanoTime() < end) {
                        int index = Math.floorMod(next.getAndIncrement(), pollers);
                        server.tentacle(subscription(index)).getCapabilities();
                        calls.increment();
                    }
                    return null;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(Collections.nCopies(AT_ONCE, caller))) {
                result.get();
            }
        }
        return calls.sum() / (nanos / 1e9);
    }
}
