package dev.tentaclesetup.halibut.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/// What a peer is trusted by: the SHA-1 of its leaf certificate's DER form [halibut 1.4]. Neither
/// names nor dates nor issuers of certificates count.
///
/// @param hex 40 upper-case hexadecimal digits without separators
public record Thumbprint(String hex) {

    private static final int DIGITS = 40;

    public Thumbprint {
        if (hex.length() != DIGITS || !hex.chars().allMatch(Thumbprint::upperHexDigit)) {
            throw new IllegalArgumentException(
                    "a thumbprint has 40 upper-case hexadecimal digits, not '" + hex + "'");
        }
    }

    /// Computes the thumbprint of a certificate.
    ///
    /// @throws IllegalArgumentException if the certificate cannot be encoded
    public static Thumbprint of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            return new Thumbprint(HexFormat.of().withUpperCase().formatHex(digest));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate cannot be encoded", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /// Reads 40 hexadecimal digits of either case.
    ///
    /// @throws IllegalArgumentException for anything else, also for separators such as spaces or
    ///   colons
    public static Thumbprint parse(String text) {
        return new Thumbprint(text.toUpperCase(Locale.ROOT));
    }

    private static boolean upperHexDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
    }

    @Override
    public String toString() {
        return hex;
    }
}
