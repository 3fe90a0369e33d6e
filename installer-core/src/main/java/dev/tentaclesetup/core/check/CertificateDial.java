package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.ConnectionFailure;
import dev.tentaclesetup.core.octopus.ProxyChoice;
import dev.tentaclesetup.core.octopus.WebClient;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.HostPort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocket;

/// Fetches the certificate of a TLS server without trusting it.
public final class CertificateDial {

    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final Duration ON_THIS_HOST = Duration.ofSeconds(3);
    private static final int HTTPS = 443;
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
                shakeHands(HostPort.of(address).resolved(HTTPS), LIMIT, witness);
            } else {
                ask(address, way, witness);
            }
        } catch (IOException failed) {
            // A peer that closes the connection after it has shown its certificate has said what
            // was asked: it may want a certificate of ours, or not speak HTTP.
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

    /// The certificate of a TLS server on this host; empty when there is no such server.
    public static Optional<X509Certificate> onThisHost(InetSocketAddress address) {
        var witness = new SeenCertificate();
        try {
            shakeHands(address, ON_THIS_HOST, witness);
        } catch (IOException failed) {
            // As above: what was shown before the end counts.
            return witness.seen();
        }
        return witness.seen();
    }

    private static void shakeHands(
            InetSocketAddress target, Duration limit, SeenCertificate witness) throws IOException {
        String host = target.getHostString();
        int port = target.getPort();
        try (var plain = new Socket()) {
            if (target.isUnresolved()) {
                throw new UnknownHostException(host);
            }
            plain.connect(target, (int) limit.toMillis());
            plain.setSoTimeout((int) limit.toMillis());
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
            throws IOException, ProblemException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpClient.Builder builder =
                    WebClient.builder()
                            .connectTimeout(LIMIT)
                            .executor(threads)
                            .sslContext(witness.context());
            way.configure(builder);
            try (HttpClient client = builder.build()) {
                HttpResponse<Void> answer =
                        client.send(
                                way.request(address).timeout(LIMIT).GET().build(),
                                HttpResponse.BodyHandlers.limiting(
                                        HttpResponse.BodyHandlers.discarding(), SMALL));
                client.shutdownNow();
                if (answer.statusCode() == HttpURLConnection.HTTP_PROXY_AUTH) {
                    List<String> schemes = answer.headers().allValues("Proxy-Authenticate");
                    throw new ProblemException(way.refusal(schemes, address));
                }
            }
        }
    }
}
