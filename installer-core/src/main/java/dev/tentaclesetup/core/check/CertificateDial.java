package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.ConnectionFailure;
import dev.tentaclesetup.core.octopus.ProxyChoice;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocket;

/// Looks at the certificate behind an address without trusting it.
public final class CertificateDial {

    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final int SMALL = 1 << 16;

    private CertificateDial() {}

    /// The certificate of the TLS server at the address.
    ///
    /// @param address `https://host:port/`
    /// @throws ProblemException when there was no certificate to see
    public static X509Certificate of(URI address, Answers.Proxy proxy)
            throws ProblemException, InterruptedException {
        ProxyChoice way = ProxyChoice.of(proxy, System.getenv());
        Optional<String> hop = way.addressFor(address);
        var witness = new SeenCertificate();
        try {
            if (hop.isEmpty()) {
                shakeHands(address, witness);
            } else {
                ask(address, way, witness);
            }
        } catch (IOException failed) {
            // A peer that goes away after it has shown its certificate has said what was asked:
            // it may want a certificate of ours, or not speak HTTP.
            if (witness.seen().isEmpty()) {
                throw new ProblemException(ConnectionFailure.problem(failed, address, hop), failed);
            }
        }
        return witness.seen()
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(
                                        ProblemId.PROXY_DENY,
                                        "",
                                        hop.orElse(""),
                                        address.getAuthority())));
    }

    private static void shakeHands(URI address, SeenCertificate witness) throws IOException {
        String host = address.getHost();
        int port = address.getPort();
        try (var plain = new Socket()) {
            var target = new InetSocketAddress(host, port);
            if (target.isUnresolved()) {
                throw new UnknownHostException(host);
            }
            plain.connect(target, (int) LIMIT.toMillis());
            plain.setSoTimeout((int) LIMIT.toMillis());
            try (var socket =
                    (SSLSocket)
                            witness.context()
                                    .getSocketFactory()
                                    .createSocket(plain, host, port, true)) {
                socket.startHandshake();
            }
        }
    }

    /// The JDK's web client knows how to pass a proxy.
    private static void ask(URI address, ProxyChoice way, SeenCertificate witness)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpClient.Builder builder =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(LIMIT)
                            .executor(threads)
                            .sslContext(witness.context());
            way.configure(builder);
            try (HttpClient client = builder.build()) {
                client.send(
                        HttpRequest.newBuilder(address).timeout(LIMIT).GET().build(),
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.discarding(), SMALL));
                client.shutdownNow();
            }
        }
    }
}
