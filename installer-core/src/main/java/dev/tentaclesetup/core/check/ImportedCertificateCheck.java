package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.AtomicFile;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure.BadCertificate;
import dev.tentaclesetup.instance.TentacleCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Whether a file holds a certificate and a key that an agent can use. Its content says what it is,
/// not its name [tentacle-configuration 5.5].
///
/// @param file with its password
/// @param clock to judge its dates
public record ImportedCertificateCheck(Answers.KeyFile file, InstantSource clock)
        implements HostCheck<TentacleCertificate> {

    private static final int LARGEST = 1 << 20;
    private static final int SEQUENCE = 0x30;

    @Override
    public CheckSubject subject() {
        return CheckSubject.HOST;
    }

    @Override
    public String about() {
        return file.path().toString();
    }

    @Override
    public Observation<TentacleCertificate> observe() throws ProblemException {
        try {
            TentacleCertificate found = open(file);
            Optional<Problem> weak = WeakCertificate.problem(found.certificate(), clock.instant());
            return new Observation<>(
                    Optional.of(found), found.thumbprint().hex(), weak.stream().toList());
        } catch (ProblemException e) {
            AnswerKey key =
                    e.problem().id() == ProblemId.CERT_PASS
                            ? AnswerKey.CERTIFICATE_PASSWORD
                            : AnswerKey.CERTIFICATE_FILE;
            throw new ProblemException(e.problem().at(key.text(), 0), e);
        }
    }

    /// What is in such a file.
    public static TentacleCertificate open(Answers.KeyFile file) throws ProblemException {
        byte[] pkcs12 = pkcs12(read(file.path()), file.path());
        try {
            return file.password().use(password -> opened(pkcs12, password)).get();
        } catch (InstanceException e) {
            throw new ProblemException(meaning(file.path(), e), e);
        }
    }

    /// Either end of the attempt.
    @FunctionalInterface
    private interface Opened {
        TentacleCertificate get() throws InstanceException;
    }

    private static Opened opened(byte[] pkcs12, char[] password) {
        try {
            TentacleCertificate found = TentacleCertificate.fromPkcs12(pkcs12, password);
            return () -> found;
        } catch (InstanceException e) {
            return () -> {
                throw e;
            };
        }
    }

    private static byte[] read(Path file) throws ProblemException {
        try {
            return AtomicFile.read(file, LARGEST);
        } catch (IOException e) {
            Problem problem = Problem.of(ProblemId.DISK_IO, "", file.toString());
            throw new ProblemException(
                    switch (e) {
                        case NoSuchFileException _ -> problem.because(Reason.of("missing"));
                        case AccessDeniedException _ -> problem.because(Reason.of("access-denied"));
                        default -> problem;
                    },
                    e);
        }
    }

    private static byte[] pkcs12(byte[] content, Path file) throws ProblemException {
        if (content.length > 0 && content[0] == SEQUENCE) {
            return content;
        }
        byte[] decoded = decoded(content);
        if (decoded.length > 0 && decoded[0] == SEQUENCE) {
            return decoded;
        }
        throw new ProblemException(noKey(file, "no-pkcs12"));
    }

    /// Empty when it is no Base64. A byte-order mark may stand before it.
    private static byte[] decoded(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8).replaceAll("[\\s\\uFEFF]", "");
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException other) {
            return new byte[0];
        }
    }

    private static Problem meaning(Path file, InstanceException failure) {
        if (!(failure.failure() instanceof BadCertificate bad)) {
            return noKey(file, "no-pkcs12");
        }
        return switch (bad.cause()) {
            case NOT_PKCS12 -> noKey(file, "no-pkcs12");
            case WRONG_PASSWORD -> Problem.of(ProblemId.CERT_PASS, "", file.toString());
            case NO_PRIVATE_KEY -> Problem.of(ProblemId.CERT_NOKEY, "", file.toString());
            case NOT_RSA -> noKey(file, "no-rsa");
            case MISMATCH -> noKey(file, "other-key");
        };
    }

    private static Problem noKey(Path file, String reason) {
        return Problem.of(ProblemId.CERT_NOKEY, "", file.toString()).because(Reason.of(reason));
    }
}
