package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.instance.Thumbprint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Looks at a TCP port of this machine from outside the process that has it.
final class ListeningProbe {

    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final InetSocketAddress address;

    /// @param listenAddress the address that the agent binds to; empty for all of them
    ListeningProbe(Optional<String> listenAddress, int port) {
        this.address =
                listenAddress
                        .filter(text -> !isAny(text))
                        .map(text -> new InetSocketAddress(text, port))
                        .orElseGet(() ->
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean isAny(String listenAddress) {
        return InetAddress.ofLiteral(listenAddress).isAnyLocalAddress();
    }

    /// The reason why nobody can listen there; empty when the port is free.
    ///
    /// @param listenAddress as in the constructor
    static Optional<String> obstacle(Optional<String> listenAddress, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    listenAddress
                            .map(text -> new InetSocketAddress(text, port))
                            .orElseGet(() -> new InetSocketAddress(port)));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// The certificate's thumbprint of the TLS server at the port; empty when there is none.
    Optional<Thumbprint> thumbprint() {
        var seen = new SeenCertificate();
        try (var plain = new Socket()) {
            plain.connect(address, (int) LIMIT.toMillis());
            plain.setSoTimeout((int) LIMIT.toMillis());
            String host = address.getHostString();
            try (var socket =
                    (SSLSocket)
                            context(seen)
                                    .getSocketFactory()
                                    .createSocket(plain, host, address.getPort(), true)) {
                socket.startHandshake();
            }
        } catch (IOException e) {
            // What was seen before the end of the handshake counts: the peer may want a client
            // certificate that we do not have.
            return seen.thumbprint();
        }
        return seen.thumbprint();
    }

    private static SSLContext context(SeenCertificate seen) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {seen}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /// Accepts every certificate, because here it is only read and compared by its thumbprint.
    private static final class SeenCertificate extends X509ExtendedTrustManager {

        private Optional<X509Certificate> certificate = Optional.empty();

        Optional<Thumbprint> thumbprint() {
            return certificate.map(Thumbprint::of);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            certificate = Optional.of(chain[0]);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("this side is never a server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
