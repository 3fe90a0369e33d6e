package dev.tentaclesetup.core.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/// Real handshakes with real certificates, each wrong in one way.
class TlsFailureTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void namesACertificateForAnotherHost() throws Exception {
        assertThat(
                        handshake(
                                TestCertificates.issuedFor("other.example", DAY, DAY),
                                true,
                                "TLSv1.3"))
                .isEqualTo(ProblemId.TLS_NAME);
    }

    @Test
    void namesACertificateThatHasExpired() throws Exception {
        assertThat(
                        handshake(
                                TestCertificates.issuedFor(
                                        "localhost", DAY.multipliedBy(2), DAY.negated()),
                                true,
                                "TLSv1.3"))
                .isEqualTo(ProblemId.TLS_EXPIRED);
    }

    @Test
    void namesACertificateThatIsNotValidYet() throws Exception {
        assertThat(
                        handshake(
                                TestCertificates.issuedFor(
                                        "localhost", DAY.negated(), DAY.multipliedBy(2)),
                                true,
                                "TLSv1.3"))
                .isEqualTo(ProblemId.TLS_EXPIRED);
    }

    @Test
    void namesACertificateFromAnUnknownAuthority() throws Exception {
        assertThat(handshake(TestCertificates.issuedFor("localhost", DAY, DAY), false, "TLSv1.3"))
                .isEqualTo(ProblemId.TLS_UNTRUSTED);
    }

    @Test
    void namesAServerWithoutACommonVersion() throws Exception {
        assertThat(handshake(TestCertificates.issuedFor("localhost", DAY, DAY), true, "TLSv1.2"))
                .isEqualTo(ProblemId.TLS_VERSION);
    }

    private static ProblemId handshake(TestCertificates made, boolean trusted, String serverVersion)
            throws Exception {
        HttpsServer server = server(made, serverVersion);
        URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
        try (HttpClient client = client(made, trusted, serverVersion)) {
            client.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
            throw new AssertionError("the handshake succeeded");
        } catch (IOException failed) {
            return ConnectionFailure.problem(failed, uri, Optional.empty()).id();
        } finally {
            server.stop(0);
        }
    }

    private static HttpsServer server(TestCertificates made, String version) throws Exception {
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "k", made.keys().getPrivate(), new char[0], new Certificate[] {made.certificate()});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance(version);
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        server.start();
        return server;
    }

    /// With a server that can only do 1.2, the client insists on 1.3.
    private static HttpClient client(TestCertificates made, boolean trusted, String serverVersion)
            throws Exception {
        KeyStore store = emptyStore();
        X509Certificate anchor =
                trusted ? made.authority() : TestCertificates.issuedFor("x").authority();
        store.setCertificateEntry("c", anchor);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        var parameters = new SSLParameters();
        if (serverVersion.equals("TLSv1.2")) {
            parameters.setProtocols(new String[] {"TLSv1.3"});
        }
        return WebClient.builder().sslContext(context).sslParameters(parameters).build();
    }

    private static KeyStore emptyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
