package dev.tentaclesetup.core.octopus;

import static dev.tentaclesetup.core.octopus.ScriptedOctopus.ROOT;
import static dev.tentaclesetup.core.octopus.ScriptedOctopus.failure;
import static dev.tentaclesetup.core.octopus.ScriptedOctopus.problem;
import static dev.tentaclesetup.core.octopus.ScriptedOctopus.settings;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.octopus.ScriptedServer.Reply;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a server is found at an address, and what is said when it is not.
class ConnectingTest {

    private ScriptedOctopus octopus;
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        octopus = new ScriptedOctopus();
        server = octopus.server();
    }

    @AfterEach
    void stop() {
        octopus.close();
    }

    @Test
    void findsTheApiBelowAPathThatIsNotPartOfIt() throws Exception {
        server.on("GET /infrastructure/x/api", new Reply(200, "<html><title>Portal</title>"));

        try (var client = octopus.connect(URI.create(server.url() + "/infrastructure/x"))) {
            assertThat(client.server().base()).isEqualTo(server.url());
        }
    }

    @Test
    void followsARedirectOfTheSameHostAndNoOther() throws Exception {
        try (var other = new ScriptedServer().on("GET /vdir/api", ROOT)) {
            server.on("GET /api", new Reply(303, "", "Location", other.url() + "/vdir/api"));
            try (var client = octopus.connect(server.url())) {
                assertThat(client.server().base()).isEqualTo(URI.create(other.url() + "/vdir"));
            }
        }
        server.on("GET /api", new Reply(302, "", "Location", "http://login.invalid/"));

        assertThat(failure(() -> octopus.connect(server.url()))).isEqualTo(ProblemId.NET_PORTAL);
    }

    @Test
    void refusesRedirectsWithoutEnd() {
        server.on("GET /api", new Reply(302, "", "Location", "/api"));

        assertThat(failure(() -> octopus.connect(server.url()))).isEqualTo(ProblemId.URL_NOTOCTO);
    }

    @Test
    void tellsWhatAnsweredInsteadOfTheServer() {
        server.on("GET /api", new Reply(200, "<html><head><title>Welcome\n to nginx</title>"));

        Problem problem = problem(() -> octopus.connect(server.url()));

        assertThat(problem.id()).isEqualTo(ProblemId.URL_NOTOCTO);
        assertThat(problem.seen()).contains("\"Welcome to nginx\"");
    }

    @Test
    void refusesOtherProductsAndServersThatAreTooOld() {
        server.on("GET /api", "{\"name\":\"something\"}");
        assertThat(failure(() -> octopus.connect(server.url()))).isEqualTo(ProblemId.URL_NOTOCTO);

        server.on("GET /api", "{\"Version\":\"2.6.5\",\"ApiVersion\":\"2\",\"Links\":{}}");
        assertThat(failure(() -> octopus.connect(server.url()))).isEqualTo(ProblemId.URL_OLD);
    }

    @Test
    void waitsForAServerThatIsStarting() throws Exception {
        server.on("GET /api", new Reply(503, "{}"), new Reply(503, "{}"), new Reply(200, ROOT));

        try (var client = octopus.connect(server.url())) {
            assertThat(client.server().version()).isEqualTo("2026.3.1");
        }
        assertThat(octopus.clock().pauses())
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void givesUpAfterTheRetriesAllowed() {
        server.on("GET /api", new Reply(503, "{\"ErrorMessage\":\"starting\"}"));

        assertThat(failure(() -> octopus.connect(server.url()))).isEqualTo(ProblemId.SRV_MAINT);
        assertThat(server.lines()).hasSize(3);
    }

    @Test
    void namesTheNetworkProblem() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(failure(() -> octopus.connect(URI.create("http://127.0.0.1:" + closed))))
                .isEqualTo(ProblemId.NET_REFUSED);
        assertThat(failure(() -> octopus.connect(URI.create("http://no-such-host.invalid"))))
                .isEqualTo(ProblemId.NET_DNS);
    }

    @Test
    void namesAServerWithoutTls() throws Exception {
        try (var plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerInPlainText(plain));

            assertThat(
                            failure(() ->
                                    octopus.connect(
                                            URI.create(
                                                    "https://127.0.0.1:" + plain.getLocalPort()))))
                    .isEqualTo(ProblemId.TLS_PLAIN);
        }
    }

    @Test
    void namesAServerThatNeverAnswers() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var transport = new Transport(settings(URI.create("http://127.0.0.1:1")))) {
            URI base = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            ApiCall call =
                    ApiCall.get(CallPurpose.READ_ROOT, "~/api").within(Duration.ofMillis(100));

            assertThat(failure(() -> transport.send(base, call, Map.of())))
                    .isEqualTo(ProblemId.NET_TIMEOUT);
        }
    }

    /// Each connection, until the socket is closed: a slow first try is repeated.
    private static void answerInPlainText(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (Socket socket = plain.accept()) {
                socket.getOutputStream()
                        .write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            } catch (IOException gone) {
                // The client hung up, or the test is over.
            }
        }
    }
}
