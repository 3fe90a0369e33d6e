package dev.tentaclesetup.halibut;

import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The thumbprint is all that counts, at both ends and in both roles: not dates, not strength, not
/// the algorithm that signed it.
class CertificatesTest {

    private static final String HELLO = "MX\n\nMX-CLIENT 1.0\r\n\r\n";

    private final HalibutRuntime ours =
            HalibutRuntime.builder(Identities.QUICK)
                    .trust(Identities.AGENT.thumbprint())
                    .service("IEchoService", new EchoService())
                    .limits(Loopback.LIMITS)
                    .build();

    @AfterEach
    void close() {
        ours.close();
        assertThat(Loopback.threads()).isZero();
    }

    /// TLS 1.3 has no signature that fits into 512 bits; who has such a key can only speak 1.2.
    @ParameterizedTest
    @CsvSource({
        "expired, EC, 256, SHA256withECDSA, -3650, 1, TLSv1.3",
        "not yet valid, EC, 256, SHA256withECDSA, 3650, 10, TLSv1.3",
        "signed with SHA-1, RSA, 2048, SHA1withRSA, 0, 36500, TLSv1.3",
        "signed with SHA-1, RSA, 2048, SHA1withRSA, 0, 36500, TLSv1.2",
        "signed with MD5, RSA, 1024, MD5withRSA, 0, 36500, TLSv1.3",
        "signed with MD5, RSA, 1024, MD5withRSA, 0, 36500, TLSv1.2",
        "weak, RSA, 1024, SHA1withRSA, -7000, 1, TLSv1.2",
        "weakest, RSA, 512, SHA1withRSA, 0, 10, TLSv1.2",
        "weakest, RSA, 512, MD5withRSA, 0, 10, TLSv1.2",
        "Edwards, Ed25519, 0, Ed25519, 0, 10, TLSv1.3",
        "P-384, EC, 384, SHA384withECDSA, 0, 10, TLSv1.2"
    })
    void takesWhomItKnowsWhateverTheCertificateIsLike(
            String name, String key, int size, String signed, int from, int days, String tls)
            throws Exception {
        Identity odd = odd(name, key, size, signed, from, days);
        ours.trust(odd.thumbprint());

        try (var peer = ScriptedPeer.dial(ours.listen(Loopback.anyPort()).getPort(), odd, tls)) {
            peer.send(HELLO);
            assertThat(peer.text(SERVER.length())).isEqualTo(SERVER);
        }
        try (ServerSocket listener = ScriptedPeer.listener()) {
            Thread.startVirtualThread(() -> serve(listener, odd, tls));
            var endpoint = Loopback.to((InetSocketAddress) listener.getLocalSocketAddress(), odd);

            assertThat(ours.call(endpoint, "IEchoService", "Any")).isEqualTo("served");
        }
    }

    /// The same for a certificate of our own.
    @ParameterizedTest
    @CsvSource({
        "expired, EC, 256, SHA256withECDSA, -3650, 1",
        "not yet valid, EC, 256, SHA256withECDSA, 3650, 10",
        "signed with SHA-1, RSA, 2048, SHA1withRSA, 0, 36500",
        "weak, RSA, 1024, MD5withRSA, 0, 10",
        "Edwards, Ed25519, 0, Ed25519, 0, 10"
    })
    void presentsWhateverCertificateItHas(
            String name, String key, int size, String signed, int from, int days) throws Exception {
        Identity odd = odd(name, key, size, signed, from, days);
        HalibutRuntime theirs =
                HalibutRuntime.builder(odd)
                        .trust(Identities.QUICK.thumbprint())
                        .service("IEchoService", new EchoService())
                        .limits(Loopback.LIMITS)
                        .build();
        ours.trust(odd.thumbprint());
        try (theirs) {
            var listening = Loopback.to(theirs.listen(Loopback.anyPort()), odd);
            theirs.poll(
                    new PollingEndpoint(
                            URI.create("poll://odd/"),
                            Loopback.to(ours.listen(Loopback.anyPort()), Identities.QUICK)));

            assertThat(ours.call(listening, "IEchoService", "SayHello", "a")).isEqualTo("a...");
            assertThat(
                            ours.call(
                                    ServiceEndpoint.polling(URI.create("poll://odd/")),
                                    "IEchoService",
                                    "SayHello",
                                    "b"))
                    .isEqualTo("b...");
        }
    }

    /// Nothing of us is said to a server that is not the expected one, whatever it looks like.
    @Test
    void saysNothingToAServerWithAnotherCertificate() throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener()) {
            var address = (InetSocketAddress) listener.getLocalSocketAddress();
            var call =
                    Loopback.async(
                            ours, Loopback.to(address, Identities.AGENT), "IEchoService", "Any");
            try (var wrong = ScriptedPeer.accept(listener, Identities.STRANGER)) {
                assertThat(wrong.rest()).isEmpty();
            }

            assertThat(call)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("presented an unexpected security certificate");
        }
    }

    @Test
    void speaksTheNewestVersionOfTlsWithItsLike() throws Exception {
        int port = ours.listen(Loopback.anyPort()).getPort();
        try (var peer = ScriptedPeer.dial(port, Identities.AGENT)) {
            assertThat(peer.socket().getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
        try (ServerSocket listener = ScriptedPeer.listener()) {
            var address = (InetSocketAddress) listener.getLocalSocketAddress();
            Loopback.async(ours, Loopback.to(address, Identities.AGENT), "IEchoService", "Any");
            try (var peer = ScriptedPeer.accept(listener, Identities.AGENT)) {
                assertThat(peer.socket().getSession().getProtocol()).isEqualTo("TLSv1.3");
            }
        }
    }

    private static Identity odd(
            String name, String key, int size, String signed, int from, int days) {
        return Identities.create(
                name,
                key,
                size,
                signed,
                Instant.now().plus(Duration.ofDays(from)),
                Duration.ofDays(days));
    }

    private static void serve(ServerSocket listener, Identity identity, String tls) {
        try (var peer = ScriptedPeer.accept(listener, identity, tls)) {
            peer.text("MX\r\n\r\nMX-CLIENT 1.0\r\n\r\n".length());
            peer.send(SERVER);
            peer.send(Wire.answer(peer.message(), "served"));
            peer.rest();
        } catch (IOException | HalibutException e) {
            throw new IllegalStateException(e);
        }
    }
}
