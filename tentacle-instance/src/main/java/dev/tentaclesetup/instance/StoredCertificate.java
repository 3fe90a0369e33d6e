package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.InstanceFailure.BadCertificate;
import dev.tentaclesetup.instance.InstanceFailure.BadCertificate.Cause;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The decrypted value of `Tentacle.Certificate`: Base64 of PKCS#12 without password.
final class StoredCertificate {

    private StoredCertificate() {}

    static TentacleCertificate read(byte[] base64, Thumbprint wanted) throws InstanceException {
        byte[] pkcs12;
        try {
            pkcs12 = SecretText.base64(new String(base64, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new InstanceException(new BadCertificate(Cause.NOT_PKCS12, "not Base64"), e);
        }
        try {
            TentacleCertificate certificate = TentacleCertificate.fromPkcs12(pkcs12, new char[0]);
            // not the records themselves, whose equals() is costly to load at start
            if (!certificate.thumbprint().hex().equals(wanted.hex())) {
                throw new InstanceException(
                        new BadCertificate(
                                Cause.MISMATCH,
                                "%s instead of %s".formatted(certificate.thumbprint(), wanted)));
            }
            return certificate;
        } finally {
            Arrays.fill(pkcs12, (byte) 0);
        }
    }
}
