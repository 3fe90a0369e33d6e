package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.CERTIFICATE_EXPORT_FILE;
import static dev.tentaclesetup.core.answers.AnswerKey.CERTIFICATE_EXPORT_PASSWORD;
import static dev.tentaclesetup.core.answers.AnswerKey.CERTIFICATE_FILE;
import static dev.tentaclesetup.core.answers.AnswerKey.CERTIFICATE_KEY_BITS;
import static dev.tentaclesetup.core.answers.AnswerKey.CERTIFICATE_PASSWORD;
import static dev.tentaclesetup.core.answers.AnswerKey.CERTIFICATE_SOURCE;

import dev.tentaclesetup.core.Secret;
import java.nio.file.Path;
import java.util.Optional;

/// Reads `[certificate]`.
final class CertificateReader {

    private CertificateReader() {}

    static Answers.Certificate source(Fields fields) {
        return fields.value(CERTIFICATE_SOURCE, Answers.Certificate.class)
                .orElse(Answers.Certificate.KEEP);
    }

    static Answers.Key key(Fields fields) {
        return new Answers.Key(
                fields.valueOrDefault(CERTIFICATE_KEY_BITS, Integer.class),
                imported(fields),
                exported(fields));
    }

    private static Optional<Answers.KeyFile> imported(Fields fields) {
        return switch (source(fields)) {
            case GENERATE, KEEP -> {
                fields.unused(CERTIFICATE_FILE, CERTIFICATE_SOURCE);
                fields.unused(CERTIFICATE_PASSWORD, CERTIFICATE_SOURCE);
                yield Optional.empty();
            }
            case IMPORT -> {
                fields.unused(CERTIFICATE_KEY_BITS, CERTIFICATE_SOURCE);
                Optional<Path> file = fields.value(CERTIFICATE_FILE, Path.class);
                if (file.isEmpty()) {
                    fields.missing(CERTIFICATE_FILE, "import");
                }
                Secret password =
                        fields.secret(CERTIFICATE_PASSWORD).orElseGet(CertificateReader::none);
                yield file.map(path -> new Answers.KeyFile(path, password));
            }
        };
    }

    private static Secret none() {
        return Secret.of(new char[0]);
    }

    private static Optional<Answers.KeyFile> exported(Fields fields) {
        Optional<Path> file = fields.value(CERTIFICATE_EXPORT_FILE, Path.class);
        Optional<Secret> password = fields.secret(CERTIFICATE_EXPORT_PASSWORD);
        if (file.isPresent() && password.isEmpty()) {
            fields.missing(CERTIFICATE_EXPORT_PASSWORD, "export");
        }
        if (file.isEmpty()) {
            fields.unused(CERTIFICATE_EXPORT_PASSWORD, CERTIFICATE_EXPORT_FILE);
        }
        return file.flatMap(path -> password.map(secret -> new Answers.KeyFile(path, secret)));
    }
}
