package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a change of an instance changes something at its server too: only then has anyone to
/// sign in there [wizard-reference 9.9].
final class ServerTouch {

    private static final List<AnswerKey> SERVER = List.of(SERVER_URL, SERVER_SPACE);

    /// By these the server reaches the agent, and knows it.
    private static final List<AnswerKey> ADDRESS =
            List.of(
                    CONNECTION_MODE,
                    CONNECTION_PUBLIC_HOST,
                    CONNECTION_PUBLIC_PORT,
                    CONNECTION_SERVER_PROXY);

    private ServerTouch() {}

    /// The first answer that changes something there; empty when none does.
    static Optional<AnswerKey> by(Fields fields) {
        return Stream.of(server(fields), address(fields), record(fields))
                .flatMap(keys -> keys)
                .findFirst();
    }

    /// Whether the answers say how to sign in, or that it is wanted.
    static boolean signsIn(Fields fields) {
        return fields.mentioned(SERVER_AUTH)
                || Arrays.stream(Choices.SignIn.values())
                        .map(ServerReader::secretOf)
                        .anyMatch(fields::given);
    }

    private static Stream<AnswerKey> server(Fields fields) {
        return registered(fields) ? SERVER.stream().filter(fields::changed) : Stream.empty();
    }

    /// A public port of its own does not follow the port that is listened on.
    private static Stream<AnswerKey> address(Fields fields) {
        if (!registered(fields)) {
            return Stream.empty();
        }
        Stream<AnswerKey> port =
                fields.given(CONNECTION_PUBLIC_PORT)
                        ? Stream.empty()
                        : Stream.of(CONNECTION_LISTEN_PORT);
        boolean renewed =
                fields.value(CERTIFICATE_SOURCE, Answers.Certificate.class)
                        .filter(source -> source != Answers.Certificate.KEEP)
                        .isPresent();
        return Stream.of(
                        Stream.concat(ADDRESS.stream(), port).filter(fields::changed),
                        Stream.of(CERTIFICATE_SOURCE).filter(_ -> renewed))
                .flatMap(keys -> keys);
    }

    private static Stream<AnswerKey> record(Fields fields) {
        return RegistrationReader.kind(fields) == Choices.Kind.NONE
                ? Stream.empty()
                : RegistrationReader.STORED.stream().filter(fields::changed);
    }

    private static boolean registered(Fields fields) {
        return RegistrationReader.kind(fields) != Choices.Kind.NONE;
    }
}
