package dev.tentaclesetup.halibut;

import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.CLIENT;
import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.Refusal.Reason;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The listener's owner is told who was turned away, and why.
@Timeout(60)
class RefusalTest {

    private static final int STRANGERS = 3;

    private final BlockingQueue<Refusal> told = new LinkedBlockingQueue<>();
    private final HalibutRuntime agent =
            HalibutRuntime.builder(Identities.AGENT)
                    .trust(Identities.SERVER.thumbprint())
                    .refusals(told::add)
                    .limits(
                            Loopback.LIMITS
                                    .with(TimeLimit.LINE, Duration.ofSeconds(1))
                                    .with(TimeLimit.HANDSHAKE, Duration.ofSeconds(1))
                                    .with(SizeLimit.STRANGERS, STRANGERS)
                                    .with(SizeLimit.CONNECTIONS, 3))
                    .build();
    private int port;

    @BeforeEach
    void listen() throws IOException {
        port = agent.listen(Loopback.anyPort()).getPort();
    }

    @AfterEach
    void close() {
        agent.close();
        assertThat(told).as("told twice").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void anUnknownCertificateIsToldWithItsThumbprint(String version) throws Exception {
        try (var peer = ScriptedPeer.dial(port, Identities.STRANGER, version)) {
            peer.send("MX\n\n" + CLIENT);

            assertTold(peer.socket(), Identities.STRANGER.thumbprint(), Reason.UNTRUSTED);
        }
    }

    @Test
    void aMissingCertificateIsTold() throws Exception {
        try (var peer = ScriptedPeer.dial(port, null)) {
            peer.send("MX\n\n" + CLIENT);

            assertTold(peer.socket(), null, Reason.NO_CERTIFICATE);
        }
    }

    @Test
    void halfAPrefaceIsToldWithTheThumbprintThatWasShown() throws Exception {
        try (var peer = ScriptedPeer.dial(port, Identities.STRANGER)) {
            peer.send("M");
            peer.closeHalf();

            assertTold(peer.socket(), Identities.STRANGER.thumbprint(), Reason.ENDED);
        }
    }

    @Test
    void aPrefaceThatDoesNotComeIsTold() throws Exception {
        try (var peer = ScriptedPeer.dial(port, Identities.STRANGER)) {
            assertTold(peer.socket(), Identities.STRANGER.thumbprint(), Reason.SILENT);
        }
    }

    @Test
    void aConnectionThatEndsAtOnceIsTold() throws Exception {
        try (var peer = plain("")) {
            peer.shutdownOutput();

            assertTold(peer, null, Reason.ENDED);
        }
    }

    @Test
    void aConnectionThatIsResetIsTold() throws Exception {
        Socket peer = plain("");
        peer.setSoLinger(true, 0);
        peer.close();

        assertThat(told.poll(20, TimeUnit.SECONDS))
                .extracting(Refusal::reason)
                .isEqualTo(Reason.ENDED);
    }

    @Test
    void aHandshakeThatDoesNotEndIsTold() throws Exception {
        try (var peer = plain("\26\3\1")) {
            assertTold(peer, null, Reason.SILENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "MX\r\n\r\nMX-CLIENT 1.0\r\n\r\n"})
    void whatIsNotTlsIsTold(String text) throws Exception {
        try (var peer = plain(text)) {
            assertTold(peer, null, Reason.NOT_TLS);
        }
    }

    @Test
    void aConnectionTooManyIsTold() throws Exception {
        try (var one = ScriptedPeer.dial(port, Identities.SERVER);
                var two = ScriptedPeer.dial(port, Identities.SERVER);
                var three = ScriptedPeer.dial(port, Identities.SERVER)) {
            for (ScriptedPeer peer : new ScriptedPeer[] {one, two, three}) {
                peer.send("MX\n\n" + CLIENT);
                peer.text(SERVER.length());
            }
            try (var four = plain("")) {
                assertTold(four, null, Reason.TOO_MANY);
            }
        }
    }

    @Test
    void aStrangerTooManyIsTold() throws Exception {
        var crowd = new ArrayList<Socket>();
        try {
            for (int i = 0; i <= STRANGERS; i++) {
                crowd.add(plain("\26\3\1"));
            }

            assertTold(crowd.removeFirst(), null, Reason.TOO_MANY);
            for (Socket peer : crowd) {
                peer.shutdownOutput();
                assertTold(peer, null, Reason.ENDED);
            }
        } finally {
            for (Socket peer : crowd) {
                peer.close();
            }
        }
    }

    @Test
    void aBrowserIsServedAndNotTold() throws Exception {
        try (var browser = ScriptedPeer.dial(port, null)) {
            browser.send("GET / HTTP/1.0\r\n\r\n");

            assertThat(browser.rest()).isNotEmpty();
        }
    }

    @Test
    void aPeerThatIsServedAndBreaksOffIsNotTold() throws Exception {
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send("MX\n\n" + CLIENT);
            peer.text(SERVER.length());
        }
        agent.close();
    }

    private Socket plain(String text) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private void assertTold(Socket peer, @Nullable Thumbprint thumbprint, Reason reason)
            throws InterruptedException {
        var address = new InetSocketAddress(peer.getLocalAddress(), peer.getLocalPort());
        assertThat(told.poll(20, TimeUnit.SECONDS))
                .isEqualTo(new Refusal(address, Optional.ofNullable(thumbprint), reason));
    }
}
