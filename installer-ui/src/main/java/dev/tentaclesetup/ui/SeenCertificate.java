package dev.tentaclesetup.ui;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Keeps the certificate that a TLS server shows. Accepts every one, because it is only read and
/// compared by its thumbprint; nothing is sent over such a connection.
final class SeenCertificate extends X509ExtendedTrustManager {

    /// @param certificate the server's own
    record Seen(X509Certificate certificate) {

        /// Who signed it, in words.
        String issuer() {
            return certificate.getIssuerX500Principal().getName();
        }
    }

    private Optional<Seen> seen = Optional.empty();

    Optional<Seen> seen() {
        return seen;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        seen = Optional.of(new Seen(chain[0]));
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
