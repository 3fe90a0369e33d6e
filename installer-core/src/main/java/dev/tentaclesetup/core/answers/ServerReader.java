package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.Thumbprint.Cleaning;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads `[server]`.
final class ServerReader {

    private static final URI NOWHERE = URI.create("https://invalid.invalid");

    private ServerReader() {}

    static Answers.Server read(Fields fields) {
        List<Thumbprint> thumbprints = thumbprints(fields);
        if (fields.flag(SERVER_CONTACT)) {
            Optional<AnswerKey> touched = ServerTouch.by(fields);
            if (fields.again() && !ServerTouch.signsIn(fields)) {
                if (touched.isEmpty()) {
                    return untouched(fields, thumbprints);
                }
                fields.missing(SERVER_API_KEY, "touched", touched.get());
            }
            return online(fields, fields.mentioned(SERVER_THUMBPRINT) ? thumbprints : List.of());
        }
        if (thumbprints.isEmpty()) {
            fields.missing(SERVER_THUMBPRINT, "offline");
        }
        for (AnswerKey key :
                List.of(
                        SERVER_URL,
                        SERVER_SPACE,
                        SERVER_AUTH,
                        SERVER_API_KEY,
                        SERVER_TOKEN,
                        SERVER_USERNAME,
                        SERVER_PASSWORD,
                        SERVER_CA_FILE,
                        SERVER_PIN_SHA256,
                        SERVER_CONNECT_TIMEOUT_SECONDS,
                        SERVER_RETRIES)) {
            fields.unused(key, SERVER_CONTACT);
        }
        return new Answers.Server.Offline(thumbprints, agentTrust(fields));
    }

    /// The trust list stays as it is, unless the answers say something about it.
    private static Answers.Server untouched(Fields fields, List<Thumbprint> thumbprints) {
        boolean trust =
                Stream.of(
                                SERVER_THUMBPRINT,
                                SERVER_TRUST,
                                CONNECTION_COMMS_ADDRESS,
                                CONNECTION_MODE)
                        .anyMatch(fields::mentioned);
        return new Answers.Server.Untouched(
                fields.value(SERVER_URL, ServerUrl.class).map(ServerUrl::uri),
                trust ? thumbprints : List.of(),
                trust ? agentTrust(fields) : Answers.AgentTrust.ADD);
    }

    static Answers.Server.Online online(Fields fields, List<Thumbprint> thumbprints) {
        Optional<ServerUrl> url = fields.value(SERVER_URL, ServerUrl.class);
        if (url.isEmpty()) {
            fields.missing(SERVER_URL, "online");
        }
        url.ifPresent(
                found -> found.problems().forEach(problem -> fields.add(SERVER_URL, problem)));
        return new Answers.Server.Online(
                url.map(ServerUrl::uri).orElse(NOWHERE),
                fields.text(SERVER_SPACE).or(() -> url.flatMap(ServerUrl::space)),
                credential(fields),
                thumbprints,
                fields.seconds(SERVER_CONNECT_TIMEOUT_SECONDS),
                fields.valueOrDefault(SERVER_RETRIES, Integer.class),
                trust(fields),
                agentTrust(fields));
    }

    private static Answers.AgentTrust agentTrust(Fields fields) {
        return fields.valueOrDefault(SERVER_TRUST, Answers.AgentTrust.class);
    }

    static Answers.WebTrust trust(Fields fields) {
        List<X509Certificate> authorities =
                fields.value(SERVER_CA_FILE, Path.class)
                        .map(file -> authorities(fields, file))
                        .orElse(List.of());
        List<Thumbprint> pins = fields.values(SERVER_PIN_SHA256, Thumbprint.class);
        if (!pins.isEmpty()) {
            fields.unused(SERVER_CA_FILE, SERVER_PIN_SHA256);
        }
        return new Answers.WebTrust(authorities, pins);
    }

    private static List<X509Certificate> authorities(Fields fields, Path file) {
        return switch (CertificateFile.read(file)) {
            case CertificateFile.Certificates(var list, int skipped) when skipped == 0 -> list;
            case CertificateFile.Certificates _ ->
                    notUsable(fields, file, CertificateFile.Reason.NO_CERTIFICATE);
            case CertificateFile.Unusable(var reason) -> notUsable(fields, file, reason);
        };
    }

    private static List<X509Certificate> notUsable(
            Fields fields, Path file, CertificateFile.Reason reason) {
        String phrase =
                switch (reason) {
                    case MISSING -> "ca-missing";
                    case NO_FILE -> "ca-no-file";
                    case DENIED -> "ca-denied";
                    case UNREADABLE -> "ca-unreadable";
                    case TOO_LARGE -> "ca-too-large";
                    case NO_CERTIFICATE -> "ca-no-certificate";
                };
        fields.add(SERVER_CA_FILE, ValueHint.of(phrase).refusal(SERVER_CA_FILE, file.toString()));
        return List.of();
    }

    static List<Thumbprint> thumbprints(Fields fields) {
        for (AnswerValue.Item item : fields.items(SERVER_THUMBPRINT)) {
            if (Thumbprint.parse(item.text())
                            instanceof Thumbprint.Parsed.Accepted(var print, var cleaned)
                    && !Set.of(Cleaning.SMALL_LETTERS).containsAll(cleaned)) {
                fields.add(
                        SERVER_THUMBPRINT,
                        Problem.of(ProblemId.THUMB_FORMAT, item.text(), print.hex()),
                        item.line());
            }
        }
        return fields.values(SERVER_THUMBPRINT, Thumbprint.Parsed.Accepted.class).stream()
                .map(Thumbprint.Parsed.Accepted::thumbprint)
                .distinct()
                .toList();
    }

    static Answers.Credential credential(Fields fields) {
        Optional<Choices.SignIn> asked = fields.value(SERVER_AUTH, Choices.SignIn.class);
        List<Choices.SignIn> given =
                Arrays.stream(Choices.SignIn.values())
                        .filter(way -> fields.given(secretOf(way)))
                        .toList();
        Choices.SignIn chosen =
                asked.orElse(given.isEmpty() ? Choices.SignIn.API_KEY : given.getFirst());
        AnswerKey key = secretOf(chosen);
        for (Choices.SignIn other : given) {
            if (other != chosen) {
                fields.conflict(secretOf(other), asked.isPresent() ? SERVER_AUTH : key, "sign-in");
            }
        }
        if (chosen != Choices.SignIn.PASSWORD) {
            fields.unused(SERVER_USERNAME, asked.isPresent() ? SERVER_AUTH : key);
        }
        Secret secret = fields.secret(key).orElse(null);
        if (secret == null) {
            fields.missing(key, "sign-in");
            secret = Secret.of(new char[0]);
        }
        return switch (chosen) {
            case API_KEY -> new Answers.Credential.ApiKey(secret);
            case TOKEN -> new Answers.Credential.Token(secret);
            case PASSWORD -> password(fields, secret);
        };
    }

    static AnswerKey secretOf(Choices.SignIn way) {
        return switch (way) {
            case API_KEY -> SERVER_API_KEY;
            case TOKEN -> SERVER_TOKEN;
            case PASSWORD -> SERVER_PASSWORD;
        };
    }

    private static Answers.Credential password(Fields fields, Secret secret) {
        Optional<String> username = fields.text(SERVER_USERNAME);
        if (username.isEmpty()) {
            fields.missing(SERVER_USERNAME, "both");
        }
        return new Answers.Credential.Password(username.orElse(""), secret);
    }
}
