package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is kept of an instance when it is set up again [wizard-reference 10.2]: all that the new
/// answers do not mention, and that does not hang on something that they change.
///
/// @param given the new answers
/// @param current what the instance answers today
record KeptAnswers(AnswerDraft given, AnswerDraft current) {

    private static final List<AnswerKey> OF_THE_SERVER =
            List.of(
                    SERVER_SPACE,
                    SERVER_THUMBPRINT,
                    CONNECTION_COMMS_ADDRESS,
                    REGISTRATION_ENVIRONMENT,
                    REGISTRATION_WORKER_POOL,
                    REGISTRATION_POLICY);

    /// What the server's record keeps by itself when nothing is said about it, whether or not this
    /// user may read its names.
    private static final List<AnswerKey> OF_THE_RECORD =
            List.of(
                    REGISTRATION_POLICY,
                    REGISTRATION_TENANT,
                    REGISTRATION_TENANT_TAG,
                    REGISTRATION_TENANTED,
                    REGISTRATION_DISABLED,
                    CONNECTION_SERVER_PROXY);

    /// The new answers, and below them what is kept.
    AnswerDraft merged() {
        AnswerDraft kept =
                without(
                        current,
                        OF_THE_RECORD.stream().filter(key -> given.value(key).isEmpty()).toList());
        if (mentions(SERVER_URL) || signsIn()) {
            kept = kept.without(SERVER_CONTACT);
        }
        if (given.text(SERVER_URL)
                .flatMap(ServerUrl::clean)
                .flatMap(ServerUrl::space)
                .isPresent()) {
            kept = kept.without(SERVER_SPACE);
        }
        if (anotherServer()) {
            kept = without(kept, OF_THE_SERVER);
        }
        if (given.value(SERVICE_ACCOUNT).isPresent() && changes(SERVICE_ACCOUNT)) {
            kept = kept.without(SERVICE_USERNAME);
        }
        if (mentions(SERVICE_USERNAME) && current.text(SERVICE_USERNAME).isEmpty()) {
            kept = kept.without(SERVICE_ACCOUNT);
        }
        return given.over(kept);
    }

    /// The new answers, and below them how the server is reached.
    AnswerDraft wayToTheServer() {
        AnswerDraft way = AnswerDraft.empty();
        for (AnswerKey key : current.keys()) {
            if (key == SERVER_URL || key.section() == AnswerSection.PROXY) {
                way = way.with(key, current.value(key).orElseThrow());
            }
        }
        return given.over(way);
    }

    private boolean mentions(AnswerKey key) {
        return !given.texts(key).isEmpty();
    }

    private boolean changes(AnswerKey key) {
        return !meaning(given, key).equals(meaning(current, key));
    }

    private boolean anotherServer() {
        return mentions(SERVER_URL)
                && current.text(SERVER_URL).isPresent()
                && !address(given).equals(address(current));
    }

    private boolean signsIn() {
        return Arrays.stream(Choices.SignIn.values())
                .anyMatch(way -> given.value(ServerReader.secretOf(way)).isPresent());
    }

    private static Optional<?> meaning(AnswerDraft draft, AnswerKey key) {
        return draft.text(key).flatMap(key.type()::parse);
    }

    private static Optional<?> address(AnswerDraft draft) {
        return draft.text(SERVER_URL).flatMap(ServerUrl::clean).map(ServerUrl::uri);
    }

    private static AnswerDraft without(AnswerDraft draft, List<AnswerKey> keys) {
        AnswerDraft rest = draft;
        for (AnswerKey key : keys) {
            rest = rest.without(key);
        }
        return rest;
    }
}
