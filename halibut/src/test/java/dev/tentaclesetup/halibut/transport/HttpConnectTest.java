package dev.tentaclesetup.halibut.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpConnectTest {

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final HalibutRuntime agent =
            HalibutRuntime.builder(Identities.AGENT)
                    .trust(Identities.SERVER.thumbprint())
                    .service("IEchoService", new EchoService())
                    .limits(Loopback.LIMITS)
                    .build();
    private final HalibutRuntime server =
            HalibutRuntime.builder(Identities.SERVER)
                    .limits(
                            Loopback.LIMITS
                                    .with(SizeLimit.ATTEMPTS, 1)
                                    .with(TimeLimit.PROXY_REPLY, Duration.ofMillis(500)))
                    .build();
    private InetSocketAddress address = new InetSocketAddress(0);
    private ServerSocket proxy = unbound();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        address = agent.listen(Loopback.anyPort());
        proxy = ScriptedPeer.listener();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
        agent.close();
    }

    @Test
    void callsThroughAProxyWithCredentials() throws Exception {
        answer("HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n");
        var endpoint = through(HttpProxy.of("localhost", port(), "alice", "p:wörd€".toCharArray()));

        assertThat(server.call(endpoint, "IEchoService", "SayHello", "hi")).isEqualTo("hi...");

        String target = "127.0.0.1:" + address.getPort();
        assertThat(requests.take())
                .isEqualTo(
                        "CONNECT "
                                + target
                                + " HTTP/1.0\r\nHost: "
                                + target
                                + "\r\nProxy-Authorization: Basic YWxpY2U6cDp3w7ZyZOKCrA==\r\n\r\n");
    }

    @Test
    void callsThroughAProxyWithoutCredentials() throws Exception {
        answer("HTTP/1.0 200\r\n\r\n");

        assertThat(
                        server.call(
                                through(HttpProxy.of("localhost", port())),
                                "IEchoService",
                                "SayHello",
                                "hi"))
                .isEqualTo("hi...");
        assertThat(requests.take()).doesNotContain("Authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 407 Proxy Authentication Required, responded with a 407 code - Proxy Auth",
        "HTTP/1.1 502 Bad, responded with a 502 code - Bad Gateway",
        "HTTP/1.1 204 No Content, responded with a 204 code - No Content",
        "HTTP/1.1 000 What, failed to return a recognized HTTP response code.  Server response: What",
        "HTTP/1.1 abc, An invalid response code was received from proxy destination.",
        "SSH-2.0-OpenSSH, No HTTP response received from proxy destination."
    })
    void tellsWhatTheProxySaid(String status, String expected) throws Exception {
        answer(status + "\r\n\r\n");

        var failure = refused();

        assertThat(failure.describe()).contains(expected);
        assertThat(failure.network()).isFalse();
    }

    @Test
    void tellsThatTheProxyHangsUp() throws Exception {
        answer("HTTP/1.1 200 OK\r\n");

        assertThat(refused().describe()).contains("closed the connection");
    }

    @Test
    void tellsThatTheProxyCannotBeReached() throws Exception {
        proxy.close();

        var failure = refused();

        assertThat(failure.describe()).contains("Connection to proxy host localhost on port");
        assertThat(failure.network()).isTrue();
    }

    @Test
    void doesNotWaitForeverForAProxy() {
        assertThat(
                        catchThrowableOfType(
                                        HalibutException.class,
                                        () ->
                                                server.call(
                                                        through(HttpProxy.of("localhost", port())),
                                                        "IEchoService",
                                                        "SayHello",
                                                        "hi"))
                                .failure())
                .isInstanceOf(HalibutFailure.CannotConnect.class);
    }

    @Test
    void neverShowsThePassword() {
        assertThat(HttpProxy.of("h", 1, "u", "secret".toCharArray()).toString()).isEqualTo("u@h:1");
    }

    private HalibutFailure refused() {
        return catchThrowableOfType(
                        HalibutException.class,
                        () ->
                                server.call(
                                        through(HttpProxy.of("localhost", port())),
                                        "IEchoService",
                                        "SayHello",
                                        "hi"))
                .failure();
    }

    private int port() {
        return proxy.getLocalPort();
    }

    private ServiceEndpoint.Listening through(HttpProxy by) {
        return Loopback.to(address, Identities.AGENT).through(by);
    }

    /// A proxy for one connection that answers so and, if that is a yes, opens the tunnel.
    private void answer(String reply) {
        Thread.startVirtualThread(() -> {
            try (Socket in = proxy.accept();
                    Socket out = new Socket()) {
                requests.add(head(in.getInputStream()));
                in.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
                if (reply.contains(" 200") && reply.endsWith("\r\n\r\n")) {
                    out.connect(address);
                    Thread back = Thread.startVirtualThread(() -> pump(out, in));
                    pump(in, out);
                    back.join();
                }
            } catch (IOException | InterruptedException e) {
                requests.add(String.valueOf(e));
            }
        });
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // over
        } finally {
            Sockets.close(to);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }
}
