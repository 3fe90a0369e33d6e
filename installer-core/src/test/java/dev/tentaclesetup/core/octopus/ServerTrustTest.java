package dev.tentaclesetup.core.octopus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsServer;
import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.CertificateFile;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real handshakes with the client as it is shipped.
class ServerTrustTest {

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

    @TempDir private Path folder;

    @Test
    void reachesAServerOfAPrivateAuthority() throws Exception {
        TestCertificates made = TestCertificates.issuedFor("localhost");

        assertThat(connects(made, trusting(made.authority()))).isTrue();
        assertThat(
                        connects(
                                made,
                                new Answers.WebTrust(
                                        List.of(
                                                TestCertificates.issuedFor("x").authority(),
                                                made.authority()),
                                        List.of())))
                .isTrue();
    }

    @Test
    void showsTheCertificateOfAnUnknownAuthorityAndAWayOut() throws Exception {
        TestCertificates made = TestCertificates.issuedFor("localhost");

        Problem problem = refused(made, Answers.WebTrust.SYSTEM);

        String print = print(made).hex().replaceAll("..(?!$)", "$0:");
        assertThat(problem.id()).isEqualTo(ProblemId.TLS_UNTRUSTED);
        assertThat(ENGLISH.seen(problem)).isEqualTo("SHA-256 " + print);
        assertThat(ENGLISH.message(problem)).contains("CN=localhost", "CN=Test authority");
        assertThat(ENGLISH.fix(problem)).contains("server.ca-file", "server.pin-sha256 = " + print);
        // What the sentence says can be typed as it stands.
        var typed = (Thumbprint.Parsed.Accepted) Thumbprint.parse(print);
        assertThat(connects(made, pinning(typed.thumbprint()))).isTrue();
    }

    @Test
    void acceptsExactlyThePinnedCertificateWhateverElseIsWrongWithIt() throws Exception {
        for (TestCertificates made :
                List.of(
                        TestCertificates.selfSigned("localhost"),
                        TestCertificates.issuedFor("other.example"),
                        TestCertificates.issuedFor(
                                "localhost", Duration.ofDays(9), Duration.ofDays(-1)))) {
            assertThat(connects(made, pinning(print(made)))).isTrue();
        }
    }

    @Test
    void refusesEveryOtherThanThePinnedCertificate() throws Exception {
        TestCertificates made = TestCertificates.issuedFor("localhost");
        Thumbprint other = print(TestCertificates.selfSigned("localhost"));

        Problem problem =
                refused(made, new Answers.WebTrust(List.of(made.authority()), List.of(other)));

        assertThat(problem.id()).isEqualTo(ProblemId.TLS_PIN);
        assertThat(ENGLISH.fix(problem))
                .contains(((Argument.Text) problem.arguments().get(3)).text());
    }

    @Test
    void namesWhatElseIsWrongWithACertificate() throws Exception {
        TestCertificates foreign = TestCertificates.issuedFor("other.example");
        TestCertificates old =
                TestCertificates.issuedFor("localhost", Duration.ofDays(9), Duration.ofDays(-1));
        TestCertificates own = TestCertificates.selfSigned("localhost");

        Problem name = refused(foreign, trusting(foreign.authority()));

        assertThat(name.id()).isEqualTo(ProblemId.TLS_NAME);
        assertThat(ENGLISH.message(name)).contains("other.example");
        assertThat(refused(old, trusting(old.authority())).id()).isEqualTo(ProblemId.TLS_EXPIRED);
        assertThat(refused(own, Answers.WebTrust.SYSTEM).id()).isEqualTo(ProblemId.TLS_UNTRUSTED);
    }

    @Test
    void trustsWhatTheSystemTrusts() throws Exception {
        X509Certificate one = TestCertificates.issuedFor("a").authority();
        X509Certificate two = TestCertificates.issuedFor("b").authority();
        for (String bundle :
                List.of(
                        "etc/ssl/certs/ca-certificates.crt",
                        "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                        "etc/ssl/ca-bundle.pem",
                        "etc/ssl/cert.pem")) {
            Path root = Files.createTempDirectory(folder, "root");
            TestCertificates.pem(root.resolve(bundle), one, two);

            assertThat(SystemAuthorities.load(Map.of(), root)).as(bundle).contains(one, two);
        }
        // The runtime's own stay, also where the system has no bundle.
        assertThat(SystemAuthorities.load(Map.of(), folder)).hasSizeGreaterThan(10);
    }

    @Test
    void trustsWhatTheVariablesOfOpenSslName() throws Exception {
        X509Certificate one = TestCertificates.issuedFor("a").authority();
        X509Certificate two = TestCertificates.issuedFor("b").authority();
        Path file = TestCertificates.pem(folder.resolve("own.pem"), one);
        Path certs = TestCertificates.pem(folder.resolve("certs/own.crt"), two).getParent();
        Path bundle =
                TestCertificates.pem(
                        folder.resolve("etc/ssl/certs/ca-certificates.crt"),
                        TestCertificates.issuedFor("c").authority());
        X509Certificate systems =
                ((CertificateFile.Certificates) CertificateFile.read(bundle)).list().getFirst();

        var found =
                SystemAuthorities.load(
                        Map.of("SSL_CERT_FILE", file.toString(), "SSL_CERT_DIR", "/none:" + certs),
                        folder);

        assertThat(found).contains(one, two).doesNotContain(systems);
    }

    private static boolean connects(TestCertificates made, Answers.WebTrust trust)
            throws Exception {
        HttpsServer server = made.server();
        try (var client = OctopusClient.connect(settings(server, trust))) {
            return client.server().version().equals("2026.1");
        } finally {
            server.stop(0);
        }
    }

    private static Problem refused(TestCertificates made, Answers.WebTrust trust) throws Exception {
        HttpsServer server = made.server();
        try {
            return catchThrowableOfType(
                            ProblemException.class,
                            () -> OctopusClient.connect(settings(server, trust)))
                    .problem();
        } finally {
            server.stop(0);
        }
    }

    private static OctopusSettings settings(HttpsServer server, Answers.WebTrust trust) {
        return new OctopusSettings(
                URI.create("https://localhost:" + server.getAddress().getPort()),
                new Answers.Proxy.None(),
                Duration.ofSeconds(10),
                0,
                trust);
    }

    private static Answers.WebTrust trusting(X509Certificate authority) {
        return new Answers.WebTrust(List.of(authority), List.of());
    }

    private static Answers.WebTrust pinning(Thumbprint print) {
        return new Answers.WebTrust(List.of(), List.of(print));
    }

    private static Thumbprint print(TestCertificates made) {
        return Answers.WebTrust.print(made.certificate());
    }
}
