package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.PROXY_HOST;
import static dev.tentaclesetup.core.answers.AnswerKey.PROXY_MODE;
import static dev.tentaclesetup.core.answers.AnswerKey.PROXY_URL;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_API_KEY;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_CONNECT_TIMEOUT_SECONDS;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_CONTACT;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_PASSWORD;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_RETRIES;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_SPACE;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_TOKEN;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_URL;

import java.util.Optional;
import java.util.stream.Stream;

/// Reads what an examination needs. Answers about what an instance is to be are left unread without
/// a warning: the file that it was set up with serves as it is.
final class VerificationReader {

    private VerificationReader() {}

    static Verification read(Fields fields, Answers.Setup setup) {
        Optional<ServerUrl> url = fields.value(SERVER_URL, ServerUrl.class);
        url.ifPresent(
                found -> found.problems().forEach(problem -> fields.add(SERVER_URL, problem)));
        boolean signsIn =
                Stream.of(SERVER_API_KEY, SERVER_TOKEN, SERVER_PASSWORD).anyMatch(fields::given);
        boolean proxy = Stream.of(PROXY_MODE, PROXY_HOST, PROXY_URL).anyMatch(fields::given);
        return new Verification(
                setup,
                fields.flag(SERVER_CONTACT),
                url.map(ServerUrl::uri),
                fields.text(SERVER_SPACE).or(() -> url.flatMap(ServerUrl::space)),
                signsIn ? Optional.of(ServerReader.credential(fields)) : Optional.empty(),
                ServerReader.trust(fields),
                fields.seconds(SERVER_CONNECT_TIMEOUT_SECONDS),
                fields.valueOrDefault(SERVER_RETRIES, Integer.class),
                proxy ? Optional.of(ProxyReader.read(fields).setUp()) : Optional.empty());
    }
}
