package dev.tentaclesetup.halibut.transport;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Lets every certificate through the handshake, because the protocol trusts thumbprints and
/// nothing else: not dates, names, issuers or algorithms [halibut 1.4]. Both roles compare the
/// thumbprint right after the handshake, before anything is exchanged.
///
/// The extended form keeps the platform from adding checks of its own.
final class DeferredTrustManager extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
        // by thumbprint, later
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        // by thumbprint, later
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        // by thumbprint, later
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        // by thumbprint, later
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
        // by thumbprint, later
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        // by thumbprint, later
    }

    /// No names in the request for a certificate: some peers would send theirs only if listed.
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
