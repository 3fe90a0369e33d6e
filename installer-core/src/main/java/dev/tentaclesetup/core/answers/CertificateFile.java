package dev.tentaclesetup.core.answers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file with certificates: any number of them in PEM form, with other text between them, or one
/// in DER form.
public sealed interface CertificateFile {

    /// Bundles of systems are a tenth of it.
    int LARGEST = 4 * 1024 * 1024;

    /// What was in the file; at least one.
    ///
    /// @param skipped how many more could not be understood
    record Certificates(List<X509Certificate> list, int skipped) implements CertificateFile {
        public Certificates {
            list = List.copyOf(list);
        }
    }

    /// @param reason why there are none
    record Unusable(Reason reason) implements CertificateFile {}

    /// Why a file has no certificates.
    enum Reason {
        MISSING,
        /// A folder or a device.
        NO_FILE,
        DENIED,
        UNREADABLE,
        TOO_LARGE,
        NO_CERTIFICATE
    }

    /// Reads no more than [#LARGEST] bytes.
    static CertificateFile read(Path file) {
        if (Files.notExists(file)) {
            return new Unusable(Reason.MISSING);
        }
        if (!Files.isRegularFile(file)) {
            return new Unusable(Files.exists(file) ? Reason.NO_FILE : Reason.DENIED);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST ? new Unusable(Reason.TOO_LARGE) : parse(bytes);
        } catch (AccessDeniedException denied) {
            return new Unusable(Reason.DENIED);
        } catch (IOException unreadable) {
            return new Unusable(Reason.UNREADABLE);
        }
    }

    private static CertificateFile parse(byte[] bytes) {
        var found = new ArrayList<X509Certificate>();
        int skipped = 0;
        Matcher blocks = Pem.BLOCK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            Optional<X509Certificate> certificate = Pem.der(blocks.group(1)).flatMap(Pem::x509);
            certificate.ifPresent(found::add);
            skipped += certificate.isPresent() ? 0 : 1;
        }
        if (found.isEmpty() && skipped == 0) {
            Pem.x509(bytes).ifPresent(found::add);
        }
        return found.isEmpty()
                ? new Unusable(Reason.NO_CERTIFICATE)
                : new Certificates(found, skipped);
    }

    /// The two encodings.
    final class Pem {
        private static final Pattern BLOCK =
                Pattern.compile(
                        "-----BEGIN (?:X509 )?CERTIFICATE-----([A-Za-z0-9+/=\\s]{1,200000})-----END");

        private Pem() {}

        private static Optional<byte[]> der(String base64) {
            try {
                return Optional.of(Base64.getMimeDecoder().decode(base64));
            } catch (IllegalArgumentException cut) {
                return Optional.empty();
            }
        }

        /// One certificate in DER form.
        public static Optional<X509Certificate> x509(byte[] der) {
            try {
                return Optional.of(
                        (X509Certificate)
                                CertificateFactory.getInstance("X.509")
                                        .generateCertificate(new ByteArrayInputStream(der)));
            } catch (CertificateException notOne) {
                return Optional.empty();
            }
        }
    }
}
