package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.ConnectionFailure;
import dev.tentaclesetup.core.octopus.ProxyChoice;
import dev.tentaclesetup.core.problem.ProblemException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Looks at the certificate behind an address without trusting it; nothing secret is sent.
final class CertificateDial {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private CertificateDial() {}

    /// @throws ProblemException when there was no certificate to see
    static X509Certificate of(URI address, Answers.Proxy proxy)
            throws ProblemException, InterruptedException {
        ProxyChoice choice = ProxyChoice.of(proxy, System.getenv());
        var witness = new Witness();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = client(choice, witness, threads)) {
            HttpRequest request = HttpRequest.newBuilder(address).timeout(CONNECT).GET().build();
            client.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.discarding(), 1 << 16));
            client.shutdownNow();
        } catch (IOException failed) {
            // The port need not speak HTTP: a certificate is all that was asked for.
            X509Certificate seen = witness.seen();
            if (seen == null) {
                throw new ProblemException(
                        ConnectionFailure.problem(failed, address, choice.addressFor(address)),
                        failed);
            }
            return seen;
        }
        X509Certificate seen = witness.seen();
        if (seen == null) {
            throw new IllegalStateException("an answer over TLS without a certificate");
        }
        return seen;
    }

    private static HttpClient client(ProxyChoice choice, Witness witness, ExecutorService threads) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .executor(threads)
                        .sslContext(context(witness));
        choice.configure(builder);
        return builder.build();
    }

    private static SSLContext context(Witness witness) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {witness}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Accepts every certificate and remembers it.
    private static final class Witness extends X509ExtendedTrustManager {

        private final AtomicReference<@Nullable X509Certificate> seen = new AtomicReference<>();

        @Nullable X509Certificate seen() {
            return seen.get();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            seen.set(chain[0]);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            seen.set(chain[0]);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            seen.set(chain[0]);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("this is the client's side");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new IllegalStateException("this is the client's side");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw new IllegalStateException("this is the client's side");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
