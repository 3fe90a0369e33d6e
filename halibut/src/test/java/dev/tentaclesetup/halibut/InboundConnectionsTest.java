package dev.tentaclesetup.halibut;

import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.CLIENT;
import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.FriendlyPage;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a listener does with those who dial it, before anything is called.
class InboundConnectionsTest {

    private final HalibutRuntime agent =
            HalibutRuntime.builder(Identities.AGENT)
                    .trust(Identities.SERVER.thumbprint())
                    .service("IEchoService", new EchoService())
                    .friendlyPage(
                            new FriendlyPage(
                                    "<p>Grüß Gott</p>",
                                    Map.of("X-Content-Type-Options", "nosniff")))
                    .limits(
                            Loopback.LIMITS
                                    .with(TimeLimit.LINE, Duration.ofSeconds(1))
                                    .with(TimeLimit.HANDSHAKE, Duration.ofSeconds(1)))
                    .build();
    private int port;

    @BeforeEach
    void listen() throws IOException {
        port = agent.listen(Loopback.anyPort()).getPort();
    }

    @AfterEach
    void close() {
        agent.close();
        assertThat(Loopback.threads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HELLO\n\n", "\nMX\n\n", "??\n\n"})
    void showsThePageToWhoeverIsNotAPeer(String request) throws IOException {
        try (var browser = ScriptedPeer.dial(port, null)) {
            browser.send(request);

            assertThat(new String(browser.rest(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "HTTP/1.0 200 OK\r\n"
                                    + "Content-Type: text/html; charset=utf-8\r\n"
                                    + "Content-Length: 18\r\n"
                                    + "X-Content-Type-Options: nosniff\r\n\r\n"
                                    + "<p>Grüß Gott</p>");
        }
    }

    @Test
    void showsThePageAfterTwentyThousandCharactersWithoutAnEmptyLine() throws IOException {
        try (var peer = ScriptedPeer.dial(port, null)) {
            peer.send("x".repeat(20_000));

            assertThat(peer.text(15)).isEqualTo("HTTP/1.0 200 OK");
        }
    }

    /// Whoever has got the page has nothing more to say.
    @Test
    @Timeout(30)
    void hangsUpOnABrowserThatGoesOnSending() throws IOException {
        try (var browser = ScriptedPeer.dial(port, null)) {
            browser.send("GET / HTTP/1.0\r\n\r\n");
            browser.text(15);

            assertThatIOException()
                    .isThrownBy(() -> {
                        while (true) {
                            browser.send("x");
                            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                        }
                    });
        }
    }

    /// A peer that has closed its half of the TCP connection still waits for its answer.
    @Test
    void answersAPeerThatHasNothingMoreToSay() throws Exception {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send("MX\n\n" + CLIENT);
            peer.text(SERVER.length());
            peer.send(Wire.request("IEchoService", "Count"));
            peer.closeHalf();

            assertThat(peer.message()).isNotEmpty();
            assertThat(peer.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MX\n\n", "MX\r\n\r\n", "M\rX\r\r\n\r\n", "MXanything\n\n"})
    void acceptsEveryFormOfThePreface(String preface) throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send(preface + CLIENT);

            assertThat(peer.text(SERVER.length())).isEqualTo(SERVER);
        }
    }

    @Test
    void acceptsPrefaceAndIdentityByteByByte() throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            for (char c : ("MX\n\n" + CLIENT).toCharArray()) {
                peer.send(String.valueOf(c));
            }

            assertThat(peer.text(SERVER.length())).isEqualTo(SERVER);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MX-CLIENT\r\n\r\n",
                "MX-CLIENT 2.0\r\n\r\n",
                "  MX-CLIENT   abc def\r\n\r\n",
                "MX-SUBSCRIBER 1.0 poll://a/\r\n\r\n",
                "MX-SUBSCRIBER 9.9 POLL://A?x more\r\n\r\n"
            })
    void acceptsEveryFormOfAnIdentity(String identity) throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send("MX\n\n" + identity);

            assertThat(peer.text(SERVER.length())).isEqualTo(SERVER);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "MX-CLIENT 1.0\r\nmore\r\n",
                "mx-client 1.0\r\n\r\n",
                "MX-CLIENT 1.0\rx\n\r\n",
                "MX-SUBSCRIBER poll://a/\r\n\r\n",
                "MX-SUBSCRIBER 1.0 nonsense\r\n\r\n",
                "MX-WHATEVER 1.0\r\n\r\n"
            })
    void hangsUpOnABadIdentityWithoutAByte(String identity) throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send("MX\n\n" + identity);

            assertThat(peer.rest()).isEmpty();
        }
    }

    @Test
    void answersAServerAndThenHangsUp() throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send("MX\n\n" + SERVER);

            assertThat(new String(peer.rest(), StandardCharsets.UTF_8)).isEqualTo(SERVER);
        }
    }

    @Test
    void hangsUpOnAPeerWithoutCertificateWithoutAByte() throws IOException {
        try (var peer = ScriptedPeer.dial(port, null)) {
            peer.send("MX\n\n" + CLIENT);

            assertThat(peer.rest()).isEmpty();
        }
    }

    @Test
    void hangsUpOnAStrangerWithoutAByte() throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.STRANGER)) {
            peer.send("MX\n\n" + CLIENT);

            assertThat(peer.rest()).isEmpty();
        }
    }

    @Test
    void hangsUpOnPlainHttp() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());
            socket.setSoTimeout(8_000);

            assertThat(socket.getInputStream().readAllBytes().length).isLessThan(20);
        }
    }

    @Test
    void hangsUpOnATlsHandshakeThatDoesNotEnd() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(new byte[] {22, 3, 1});
            socket.setSoTimeout(8_000);

            assertThat(socket.getInputStream().read()).isLessThanOrEqualTo(21);
        }
    }

    @Test
    void hangsUpOnALineThatTakesTooLong() throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send("MX\n\nMX-CLI");

            assertThat(peer.rest()).isEmpty();
        }
    }

    /// Carriage returns do not count as characters, and there is always another one to read.
    @Test
    void hangsUpOnAPrefaceThatDoesNotEnd() throws IOException {
        byte[] returns = new byte[1_000];
        java.util.Arrays.fill(returns, (byte) '\r');
        try (var stranger = ScriptedPeer.dial(port, null)) {
            assertThatIOException()
                    .isThrownBy(() -> {
                        while (true) {
                            stranger.send(returns);
                        }
                    });
        }
    }

    /// Every line may be empty, but none may win time by it.
    @Test
    void hangsUpOnEmptyLinesInPlaceOfControl() throws Exception {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send("MX\n\n" + CLIENT);
            peer.text(SERVER.length());
            peer.send(Wire.request("IEchoService", "Count"));
            peer.message();
            peer.send("\r\n".repeat(17));

            assertThat(peer.rest()).isEmpty();
        }
    }

    @Test
    void hangsUpOnALineThatIsTooLong() throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send("MX\n\n" + "x".repeat(9_000));

            assertThat(peer.rest()).isEmpty();
        }
    }

    @Test
    void dropsTheConnectionsOfAPeerThatIsTrustedNoMore() throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send("MX\n\n" + CLIENT);
            peer.text(SERVER.length());

            agent.trustOnly(List.of(Identities.STRANGER.thumbprint()));

            assertThat(peer.rest()).isEmpty();
        }
    }

    @Test
    void asksAboutUnknownPeersAndTrustsThemFromThenOn() throws IOException {
        HalibutRuntime open =
                HalibutRuntime.builder(Identities.AGENT)
                        .unknownPeer((address, thumbprint) -> true)
                        .limits(Loopback.LIMITS)
                        .build();
        try (open) {
            int openPort = open.listen(Loopback.anyPort()).getPort();
            try (var peer = ScriptedPeer.dial(openPort, Identities.STRANGER)) {
                peer.send("MX\n\n" + CLIENT);

                assertThat(peer.text(SERVER.length())).isEqualTo(SERVER);
                assertThat(open.trusts(Identities.STRANGER.thumbprint())).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EC, 256, SHA256withECDSA, -3650, 1",
        "RSA, 2048, SHA1withRSA, 0, 36500",
        "RSA, 1024, SHA1withRSA, 0, 36500",
        "EC, 256, SHA256withECDSA, 3650, 10",
        "EC, 256, SHA256withECDSA, 0, 10",
        "Ed25519, 0, Ed25519, 0, 10"
    })
    void trustsByThumbprintWhateverTheCertificateIsLike(
            String type, int size, String signature, int fromDay, int days) throws IOException {
        Identity odd =
                Identities.create(
                        "odd",
                        type,
                        size,
                        signature,
                        java.time.Instant.now().plus(Duration.ofDays(fromDay)),
                        Duration.ofDays(days));
        agent.trust(odd.thumbprint());

        try (var peer = ScriptedPeer.dial(port, odd)) {
            peer.send("MX\n\n" + CLIENT);

            assertThat(peer.text(SERVER.length())).isEqualTo(SERVER);
        }
    }

    /// Windows machines may have an underscore in their name.
    @ParameterizedTest
    @ValueSource(strings = {"my_host", "someone.else.example", "web01.", "bücher", "-"})
    void isCalledByAnyName(String name) throws IOException {
        try (var peer = ScriptedPeer.dialNamed(port, Identities.SERVER, name)) {
            peer.send("MX\n\n" + CLIENT);

            assertThat(peer.text(SERVER.length())).isEqualTo(SERVER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksBothVersionsOfTls(String version) throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER, version)) {
            peer.send("MX\n\n" + CLIENT);

            assertThat(peer.text(SERVER.length())).isEqualTo(SERVER);
            assertThat(peer.socket().getSession().getProtocol()).isEqualTo(version);
        }
    }
}
