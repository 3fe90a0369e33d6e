package dev.tentaclesetup.halibut.wire;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// The certificate and key that this process presents to its peers, as TLS server and as TLS client
/// alike [halibut 1.4].
///
/// Dates, names and signatures of the certificate do not matter: peers know it by thumbprint only.
///
/// @param certificate the leaf, usually self-signed
/// @param privateKey the key that belongs to it; an RSA key with an RSA certificate, another kind
///   with another, else [IllegalArgumentException]
public record Identity(X509Certificate certificate, PrivateKey privateKey) {

    public Identity {
        String ofCertificate = certificate.getPublicKey().getAlgorithm();
        String ofKey = privateKey.getAlgorithm();
        if (ofKey.equals("RSA") != ofCertificate.equals("RSA")) {
            throw new IllegalArgumentException(
                    "a " + ofKey + " key does not belong to a certificate for " + ofCertificate);
        }
    }

    /// The thumbprint that peers must trust.
    public Thumbprint thumbprint() {
        return Thumbprint.of(certificate);
    }

    /// Never the key.
    @Override
    public String toString() {
        return "Identity[" + thumbprint() + "]";
    }
}
