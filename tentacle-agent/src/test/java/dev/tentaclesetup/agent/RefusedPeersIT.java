package dev.tentaclesetup.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.instance.TentacleCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whoever is turned away at the agent's port is in its log, on the console and in the file.
@Timeout(120)
class RefusedPeersIT extends ListeningAgent {

    @Test
    void aServerThatIsNotTrustedIsNamedByItsThumbprint() throws Exception {
        TentacleCertificate stranger = AgentProcess.certificate();
        var identity = new Identity(stranger.certificate(), stranger.privateKey());
        try (HalibutRuntime server = HalibutRuntime.builder(identity).build()) {
            CompletableFuture<Object> _ =
                    AgentProcess.async(() ->
                            server.call(
                                    agent.endpoint(), "ICapabilitiesServiceV2", "GetCapabilities"));

            assertLogged(
                    "127.0.0.1",
                    " with the thumbprint "
                            + stranger.thumbprint().hex()
                            + ": its certificate is not trusted");
        }
    }

    @Test
    void aClientWithoutACertificateIsNamed() throws Exception {
        try (Socket client = tls("127.0.0.2")) {
            client.getOutputStream().write("MX\r\n\r\nMX-CLIENT 1.0\r\n\r\n".getBytes(US_ASCII));

            assertLogged("127.0.0.2", ": it presented no certificate");
        }
    }

    @Test
    void halfAPrefaceIsNamed() throws Exception {
        try (Socket client = tls("127.0.0.3")) {
            client.getOutputStream().write('M');
            client.shutdownOutput();

            assertLogged("127.0.0.3", ": it ended before it had said what it wants");
        }
    }

    @Test
    void aConnectionThatEndsAtOnceIsNamed() throws Exception {
        try (Socket client = plain("127.0.0.4")) {
            client.shutdownOutput();

            assertLogged("127.0.0.4", ": it ended before it had said what it wants");
        }
    }

    @Test
    void aClientWithoutTlsIsNamedOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Socket client = plain("127.0.0.5")) {
                client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
                assertThat(client.getInputStream().readAllBytes().length).isLessThan(20);
            }
        }
        assertLogged("127.0.0.5", ": it does not speak TLS");

        assertThat(agent.lines).filteredOn(line -> line.contains(" 127.0.0.5:")).hasSize(1);
    }

    private void assertLogged(String from, String words) {
        String pattern =
                "Refused a connection from " + Pattern.quote(from) + ":\\d+" + Pattern.quote(words);
        Path file = folder.resolve("Logs/OctopusTentacle.txt");
        Awaitility.await(pattern)
                .atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> {
                    assertThat(agent.lines).anyMatch(line -> line.matches(pattern));
                    assertThat(Files.readAllLines(file))
                            .anyMatch(line -> line.matches(".* INFO  " + pattern));
                });
    }

    /// Each test is a peer of its own: its first connection in a minute is the one that is named.
    private Socket plain(String from) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), agent.port(), InetAddress.getByName(from), 0);
    }

    private Socket tls(String from) throws Exception {
        SSLContext anyone = Browsers.trusting();
        return anyone.getSocketFactory().createSocket(plain(from), "localhost", agent.port(), true);
    }
}
