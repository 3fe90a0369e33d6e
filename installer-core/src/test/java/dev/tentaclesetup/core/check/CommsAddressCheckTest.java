package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.work.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommsAddressCheckTest {

    private static final ServerCertificate CERTIFICATE =
            ServerCertificate.generate("Octopus Server", Instant.now());
    private static final Answers.Proxy DIRECT = new Answers.Proxy.None();

    private PracticeServer server;

    @BeforeEach
    void start() throws IOException {
        server = PracticeServer.builder().certificate(CERTIFICATE).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void acceptsTheServersOwnCertificate() throws Exception {
        Checked<Thumbprint> checked =
                dial(server.commsAddress().getPort(), DIRECT, server.thumbprint());

        assertThat(checked.finding().problems()).isEmpty();
        assertThat(checked.value().map(Thumbprint::hex)).contains(server.thumbprint());
    }

    @Test
    void refusesAnotherCertificate() throws Exception {
        assertThat(problem(server.commsAddress().getPort(), DIRECT, "AB".repeat(20)))
                .isEqualTo(ProblemId.THUMB_MISMATCH);
    }

    @Test
    void namesAPortThatIsClosedOrDoesNotSpeakTls() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(problem(closed, DIRECT, server.thumbprint())).isEqualTo(ProblemId.NET_REFUSED);
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(plain, "SSH-2.0-OpenSSH_9.9\r\n"));

            assertThat(problem(plain.getLocalPort(), DIRECT, server.thumbprint()))
                    .isEqualTo(ProblemId.TLS_PLAIN);
        }
    }

    @Test
    void goesThroughAProxy() throws Exception {
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = new AtomicReference<String>();
            Thread.ofVirtual().start(() -> tunnel(proxy, asked));

            Finding finding =
                    dial(server.commsAddress().getPort(), through(proxy), server.thumbprint())
                            .finding();

            assertThat(finding.passes()).isTrue();
            assertThat(asked.get())
                    .startsWith("CONNECT 127.0.0.1:" + server.commsAddress().getPort());
        }
    }

    @Test
    void namesAProxyThatRefuses() throws Exception {
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() ->
                            answer(proxy, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));

            assertThat(problem(10_943, through(proxy), server.thumbprint()))
                    .isEqualTo(ProblemId.PROXY_DENY);
        }
    }

    private static Answers.Proxy through(ServerSocket proxy) {
        return new Answers.Proxy.Manual("127.0.0.1", proxy.getLocalPort(), Optional.empty());
    }

    private static ProblemId problem(int port, Answers.Proxy proxy, String expected)
            throws InterruptedException {
        return dial(port, proxy, expected).finding().problems().getFirst().id();
    }

    private static Checked<Thumbprint> dial(int port, Answers.Proxy proxy, String expected)
            throws InterruptedException {
        URI address = URI.create("https://127.0.0.1:" + port + "/");
        return CheckRunner.run(
                new CommsAddressCheck(address, proxy, List.of(new Thumbprint(expected))));
    }

    private static void answer(ServerSocket listener, String text) {
        try (Socket socket = listener.accept()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static void tunnel(ServerSocket proxy, AtomicReference<String> asked) {
        try (Socket client = proxy.accept()) {
            String head = head(client.getInputStream());
            asked.set(head);
            int port = Integer.parseInt(head.split("[: ]")[2]);
            try (var target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread.ofVirtual().start(() -> copy(target, client));
                copy(client, target);
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException over) {
            // The other side has gone; so may this one.
        }
    }
}
