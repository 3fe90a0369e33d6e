package dev.tentaclesetup.core.octopus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class TransportTest {

    private static final ApiCall CALL = ApiCall.get(CallPurpose.READ_ROOT, "~/api");

    @Test
    void stopsReadingAnAnswerThatIsTooLarge() throws Exception {
        try (var listener = listener()) {
            Thread.ofVirtual().start(() -> flood(listener));

            Problem problem = failure(listener, new Answers.Proxy.None());

            assertThat(problem.id()).isEqualTo(ProblemId.SRV_ANSWER);
            assertThat(problem.arguments()).isEqualTo(List.of(CallPurpose.READ_ROOT.phrase()));
        }
    }

    @Test
    void namesAProxyThatWantsALogin() throws Exception {
        assertThat(throughProxy("407 Proxy Authentication Required", "Basic realm=\"p\""))
                .isEqualTo(ProblemId.PROXY_407);
        assertThat(throughProxy("407 Proxy Authentication Required", "NTLM"))
                .isEqualTo(ProblemId.PROXY_NTLM);
        assertThat(throughProxy("403 Forbidden", "none")).isEqualTo(ProblemId.PROXY_DENY);
    }

    @Test
    void namesAProxyThatIsNotThere() throws Exception {
        int closed;
        try (var listener = listener()) {
            closed = listener.getLocalPort();
        }
        var proxy = new Answers.Proxy.Manual("127.0.0.1", closed, Optional.empty());

        assertThat(send(URI.create("https://octopus.invalid"), proxy).id())
                .isEqualTo(ProblemId.PROXY_ADDR);
    }

    @Test
    void readsTheProxyFromTheEnvironmentAndKeepsItsExceptions() {
        ProxyChoice choice =
                ProxyChoice.of(
                        new Answers.Proxy.Automatic(),
                        Map.of(
                                "HTTPS_PROXY", "http://proxy.example:3128/",
                                "no_proxy", "intern.example, .local,10.0.0.5"));

        assertThat(choice.addressFor(URI.create("https://octopus.example")))
                .contains("proxy.example:3128");
        for (String direct :
                List.of("intern.example", "a.intern.example", "x.local", "10.0.0.5", "localhost")) {
            assertThat(choice.addressFor(URI.create("https://" + direct))).as(direct).isEmpty();
        }
        assertThat(choice.addressFor(URI.create("https://notintern.example"))).isPresent();
    }

    @Test
    void neverLogsTheKey() throws Exception {
        Logger logger = Logger.getLogger(Transport.class.getPackageName());
        var records = new CopyOnWriteArrayList<String>();
        Handler handler = new Remembering(records);
        Level before = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        try (var server = new ScriptedServer()) {
            server.on("GET /api", "{\"Version\":\"2026.1\",\"ApiVersion\":\"3.0.0\",\"Links\":{}}");
            server.on("GET /api/users/me", new ScriptedServer.Reply(401, "{}"));
            var settings = settings(server.url(), new Answers.Proxy.None());
            var key = new Answers.Credential.ApiKey(Secret.of("API-CANARY".toCharArray()));
            try (var client = OctopusClient.connect(settings)) {
                var refused =
                        catchThrowableOfType(ProblemException.class, () -> client.signIn(key));
                records.add(refused.toString());
            }
            assertThat(server.asked().getLast().header("X-Octopus-ApiKey")).isEqualTo("API-CANARY");
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(before);
        }

        assertThat(records).hasSizeGreaterThan(2).noneMatch(text -> text.contains("CANARY"));
    }

    @Test
    void neverRepeatsAValueThatNoHeaderCanHold() throws Exception {
        try (var server = new ScriptedServer();
                var transport = new Transport(settings(server.url(), new Answers.Proxy.None()))) {
            for (String value : List.of("API-CANARY\n", "API-CANARY\u20ac", "API-CANARY\u0001")) {
                var refused =
                        catchThrowableOfType(
                                ProblemException.class,
                                () -> transport.send(server.url(), CALL, Map.of("X-Key", value)));
                var text = new StringWriter();
                refused.printStackTrace(new PrintWriter(text));

                assertThat(text.toString()).doesNotContain("CANARY");
            }
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void cleansWhatAFrontEndPassesOn() throws Exception {
        try (var server = new ScriptedServer()) {
            server.on("GET /api", "{\"Version\":\"2026.1\",\"ApiVersion\":\"3.0.0\",\"Links\":{}}");
            server.on("GET /api/users/me", "{\"Id\":\"Users-1\",\"Username\":\"me\"}");
            try (var client =
                    OctopusClient.connect(settings(server.url(), new Answers.Proxy.None()))) {
                client.signIn(
                        new Answers.Credential.ApiKey(
                                Secret.of("\ufeff API-CANARY\r\n".toCharArray())));
                assertThat(server.asked().getLast().header("X-Octopus-ApiKey"))
                        .isEqualTo("API-CANARY");

                var refused =
                        catchThrowableOfType(
                                ProblemException.class,
                                () ->
                                        client.signIn(
                                                new Answers.Credential.Token(
                                                        Secret.of("CANA\nRY".toCharArray()))));
                assertThat(refused.problem().id()).isEqualTo(ProblemId.ANS_SECRET);
                assertThat(refused.problem().answer()).isEqualTo("server.token");
            }
        }
    }

    private static final class Remembering extends Handler {
        private final List<String> records;

        Remembering(List<String> records) {
            this.records = records;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord message) {
            records.add(
                    message.getMessage()
                            + List.of(
                                    message.getParameters() == null
                                            ? new Object[0]
                                            : message.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static ProblemId throughProxy(String status, String scheme) throws Exception {
        try (var listener = listener()) {
            Thread.ofVirtual().start(() -> refuse(listener, status, scheme));
            var proxy =
                    new Answers.Proxy.Manual(
                            "127.0.0.1", listener.getLocalPort(), Optional.empty());
            return send(URI.create("https://octopus.invalid"), proxy).id();
        }
    }

    private static Problem failure(ServerSocket listener, Answers.Proxy proxy) {
        return send(URI.create("http://127.0.0.1:" + listener.getLocalPort()), proxy);
    }

    /// What goes wrong with one call, whether on the way or with the answer.
    private static Problem send(URI base, Answers.Proxy proxy) {
        return catchThrowableOfType(
                        ProblemException.class,
                        () -> {
                            try (var api =
                                    new Api(
                                            new Transport(settings(base, proxy)),
                                            base,
                                            new FakeClock())) {
                                api.ask(CALL);
                            }
                        })
                .problem();
    }

    private static OctopusSettings settings(URI base, Answers.Proxy proxy) {
        return new OctopusSettings(base, proxy, Duration.ofSeconds(5), 0);
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static void refuse(ServerSocket listener, String status, String scheme) {
        try (Socket socket = listener.accept()) {
            head(socket.getInputStream());
            String answer =
                    "HTTP/1.1 "
                            + status
                            + "\r\nProxy-Authenticate: "
                            + scheme
                            + "\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static void flood(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            head(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII));
            byte[] chunk = ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes(US_ASCII);
            for (int sent = 0; sent <= Transport.LARGEST_ANSWER; sent += 0x100000) {
                out.write(chunk);
            }
        } catch (SocketException hungUp) {
            // That is what the client is expected to do.
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
    }
}
