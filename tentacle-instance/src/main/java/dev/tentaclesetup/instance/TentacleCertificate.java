package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.InstanceFailure.BadCertificate;
import dev.tentaclesetup.instance.InstanceFailure.BadCertificate.Cause;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;

/// An instance's identity: a self-signed certificate and its RSA key [tentacle-configuration 5].
///
/// @param certificate the certificate that servers know by its thumbprint
/// @param privateKey the RSA key of the certificate
public record TentacleCertificate(X509Certificate certificate, PrivateKey privateKey) {

    /// A new one: RSA 2048, SHA-256, `CN=Octopus Tentacle`, valid for 100 years.
    ///
    /// This takes some tenths of a second and loads Bouncy Castle, which reading never does.
    public static TentacleCertificate generate(InstantSource clock, SecureRandom random) {
        return generate(clock, random, CertificateGenerator.KEY_BITS);
    }

    /// The same with a longer key.
    ///
    /// @param keyBits 2048 or more
    public static TentacleCertificate generate(
            InstantSource clock, SecureRandom random, int keyBits) {
        return CertificateGenerator.generate(clock, random, keyBits);
    }

    /// From PKCS#12; the entry that has the key is taken.
    ///
    /// @param password empty opens both a file without password and one with an empty password
    /// @throws InstanceException with [BadCertificate]
    public static TentacleCertificate fromPkcs12(byte[] pkcs12, char[] password)
            throws InstanceException {
        return Pkcs12.read(pkcs12, password);
    }

    /// As PKCS#12, in the algorithms that the official program itself writes and every other one
    /// reads.
    ///
    /// @param password empty writes a file without password
    public byte[] toPkcs12(char[] password) {
        return Pkcs12Writer.write(this, password);
    }

    /// What servers trust.
    public Thumbprint thumbprint() {
        return Thumbprint.of(certificate);
    }

    /// @throws InstanceException unless this is an RSA key and the one of the certificate
    TentacleCertificate checked() throws InstanceException {
        if (!(privateKey instanceof RSAPrivateKey key)
                || !(certificate.getPublicKey() instanceof RSAPublicKey publicKey)) {
            throw new InstanceException(
                    new BadCertificate(Cause.NOT_RSA, certificate.getPublicKey().getAlgorithm()));
        }
        if (!key.getModulus().equals(publicKey.getModulus())) {
            throw new InstanceException(
                    new BadCertificate(Cause.MISMATCH, "key and certificate differ"));
        }
        return this;
    }

    /// The thumbprint; nothing of the key.
    @Override
    public String toString() {
        return "TentacleCertificate[" + thumbprint() + "]";
    }
}
