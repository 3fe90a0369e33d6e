package dev.tentaclesetup.core.octopus;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// The certificate that a server showed was not accepted; it is kept to be shown.
final class RefusedCertificate extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient X509Certificate certificate;
    private final boolean pinned;

    /// @param pinned whether another one was demanded; otherwise the cause says what is wrong
    RefusedCertificate(
            X509Certificate certificate, boolean pinned, @Nullable CertificateException cause) {
        super("the server's certificate is not accepted", cause);
        this.certificate = certificate;
        this.pinned = pinned;
    }

    X509Certificate certificate() {
        return certificate;
    }

    boolean pinned() {
        return pinned;
    }
}
