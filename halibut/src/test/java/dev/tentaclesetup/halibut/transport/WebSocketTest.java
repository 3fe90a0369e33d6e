package dev.tentaclesetup.halibut.transport;

import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.PollingEndpoint;
import dev.tentaclesetup.halibut.PollingHandle;
import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTest {

    private static final URI SUBSCRIPTION = URI.create("poll://web/");
    private static final String UPGRADE =
            "GET /OctopusComms HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Protocol: Octopus\r\n\r\n";
    private static final String GRANTED =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                    + "Sec-WebSocket-Protocol: Octopus\r\n\r\n";

    private final HalibutRuntime server =
            HalibutRuntime.builder(Identities.SERVER)
                    .trust(Identities.AGENT.thumbprint())
                    .limits(Loopback.LIMITS)
                    .build();
    private final HalibutRuntime agent =
            HalibutRuntime.builder(Identities.AGENT)
                    .service("IEchoService", new EchoService())
                    .limits(Loopback.LIMITS)
                    .build();
    private ServiceEndpoint.Listening address =
            ServiceEndpoint.listening("localhost", 1, Identities.SERVER.thumbprint());

    @BeforeEach
    void listen() throws IOException {
        address = Loopback.to(server.listen(Loopback.anyPort()), Identities.SERVER);
    }

    @AfterEach
    void close() {
        agent.close();
        server.close();
        assertThat(Loopback.threads()).isZero();
    }

    @Test
    void pollsOverAWebSocket() throws Exception {
        byte[] bytes = new byte[200_000];
        new Random(3).nextBytes(bytes);
        agent.poll(new PollingEndpoint(SUBSCRIPTION, address).overWebSocket("/OctopusComms"));
        ServiceEndpoint endpoint = ServiceEndpoint.polling(SUBSCRIPTION);

        assertThat(server.call(endpoint, "IEchoService", "SayHello", "hi")).isEqualTo("hi...");
        var stream =
                (DataStream) server.call(endpoint, "IEchoService", "Stream", DataStream.of(bytes));
        try (var in = java.util.Objects.requireNonNull(stream).open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void readsOneMessageThatNeverEndsAndAnswersPings() throws Exception {
        try (var peer = ScriptedPeer.dial(address.port(), Identities.AGENT)) {
            peer.send(UPGRADE);
            assertThat(peer.text(GRANTED.length())).isEqualTo(GRANTED);
            peer.send(frame(0x81, "MX"));
            peer.send(frame(0x02, "MX-SUBSCRIBER 1.0"));
            peer.send(frame(0x89, "are you there"));
            peer.send(frame(0x00, " poll://web/\r"));
            peer.send(frame(0x8a, ""));
            peer.send(frame(0x00, ""));
            peer.send(frame(0x00, "\n\r\n"));

            assertThat(peer.text(15)).isEqualTo((char) 0x8a + "\r" + "are you there");
            assertThat(peer.text(2 + SERVER.length()))
                    .isEqualTo((char) 0x82 + String.valueOf((char) SERVER.length()) + SERVER);
        }
    }

    @Test
    void showsStrangersThePageOnly() throws Exception {
        for (Identity stranger : new Identity[] {Identities.STRANGER, null}) {
            try (var peer = ScriptedPeer.dial(address.port(), stranger)) {
                peer.send(UPGRADE);

                assertThat(new String(peer.rest())).startsWith("HTTP/1.0 200 OK");
            }
        }
    }

    @Test
    void hangsUpOnFramesThatAreNoneOrHaveNoMask() throws Exception {
        byte[] unmasked = {(byte) 0x81, 2, 'M', 'X'};
        byte[] endless = {(byte) 0x82, (byte) 0xff, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0};
        for (byte[] bad : new byte[][] {unmasked, endless, frame(0x83, "MX"), frame(0x81, "HI")}) {
            try (var peer = ScriptedPeer.dial(address.port(), Identities.AGENT)) {
                peer.send(UPGRADE);
                peer.text(GRANTED.length());
                peer.send(bad);

                assertThat(peer.rest()).isEmpty();
            }
        }
    }

    /// A trusted peer cannot hold the connection before it has said who it is: not by a text that
    /// drips, not by frames without content, not by pings whose answers are not read.
    @ParameterizedTest
    @ValueSource(strings = {"text", "empty frames", "pings"})
    void hangsUpOnAPeerThatPlaysForTime(String game) throws Exception {
        HalibutRuntime strict =
                HalibutRuntime.builder(Identities.SERVER)
                        .trust(Identities.AGENT.thumbprint())
                        .limits(
                                Loopback.LIMITS
                                        .with(TimeLimit.LINE, Duration.ofMillis(500))
                                        .with(TimeLimit.SEND, Duration.ofMillis(500)))
                        .build();
        try (strict) {
            int port = strict.listen(Loopback.anyPort()).getPort();
            try (var peer = ScriptedPeer.dial(port, Identities.AGENT)) {
                peer.send(UPGRADE);
                peer.text(GRANTED.length());
                byte[] move =
                        switch (game) {
                            case "text" -> {
                                peer.send(new byte[] {(byte) 0x81, (byte) 0xfe, 31, 0});
                                yield new byte[] {1};
                            }
                            case "pings" -> frame(0x89, "x".repeat(120));
                            default -> frame(0x02, "");
                        };

                assertThatIOException()
                        .isThrownBy(() -> {
                            for (int i = 0; i < 4_000 || !game.equals("text"); i++) {
                                peer.send(move);
                                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                            }
                            assertThat(peer.rest()).isEmpty();
                            throw new IOException("over");
                        });
            }
        }
    }

    /// A look whether a peer is still there has a millisecond's patience, which may end in a ping.
    @Test
    void keepsAPingApartFromTheContentThoughItArrivesInPieces() throws Exception {
        byte[] ping = frame(0x89, "hello");
        var pongs = new java.util.ArrayList<byte[]>();
        var pieces =
                new java.io.InputStream() {
                    private int at;
                    private boolean pause;

                    @Override
                    public int read() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        pause = !pause;
                        if (pause) {
                            throw new java.net.SocketTimeoutException("later");
                        }
                        bytes[offset] = at < ping.length ? ping[at++] : frame(0x82, "N")[at++ - 11];
                        return 1;
                    }
                };
        try (var socket = new java.net.Socket();
                var in = new WebSocketInput(pieces, pongs::add, true, socket)) {
            int read = -2;
            while (read == -2) {
                try {
                    read = in.read();
                } catch (java.net.SocketTimeoutException e) {
                    assertThat(e).hasMessage("later");
                }
            }

            assertThat(read).isEqualTo('N');
            assertThat(pongs).containsExactly("hello".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void tellsAServerThatOffersNoWebSocket() throws Exception {
        try (var listener = ScriptedPeer.listener()) {
            var plain =
                    ServiceEndpoint.listening(
                            "127.0.0.1", listener.getLocalPort(), Identities.SERVER.thumbprint());
            PollingHandle handle =
                    agent.poll(new PollingEndpoint(SUBSCRIPTION, plain).overWebSocket("/x"));
            try (var peer = ScriptedPeer.accept(listener, Identities.SERVER)) {
                assertThat(peer.text(15)).isEqualTo("GET /x HTTP/1.1");
                peer.send("HTTP/1.1 404 Not Found\r\n\r\n");
                assertThat(handle.connected()).isZero();
            }
        }
    }

    @Test
    void refusesAPathThatIsNone() {
        var endpoint = new PollingEndpoint(SUBSCRIPTION, address);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint.overWebSocket("x\r\nHost: y"));
    }

    private static byte[] frame(int head, String text) {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] mask = {1, 2, 3, 4};
        var frame = new ByteArrayOutputStream();
        frame.write(head);
        frame.write(0x80 | content.length);
        frame.writeBytes(mask);
        for (int i = 0; i < content.length; i++) {
            frame.write(content[i] ^ mask[i % 4]);
        }
        return frame.toByteArray();
    }
}
