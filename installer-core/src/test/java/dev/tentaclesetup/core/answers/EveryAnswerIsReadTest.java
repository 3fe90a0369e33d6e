package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static dev.tentaclesetup.core.answers.Drafts.KEY;
import static dev.tentaclesetup.core.answers.Drafts.LISTENING;
import static dev.tentaclesetup.core.answers.Drafts.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An answer that is accepted and read by nothing would let a user believe that it has an effect.
class EveryAnswerIsReadTest {

    private static final Secret SECRET = Secret.of("secret".toCharArray());

    /// For each key there is one in which it has an effect.
    private static final List<AnswerDraft> DRAFTS =
            List.of(
                    LISTENING,
                    LISTENING.with(FIREWALL_MANAGE, "yes"),
                    LISTENING.without(SERVER_API_KEY).with(SERVER_TOKEN, SECRET),
                    LISTENING
                            .without(SERVER_API_KEY)
                            .with(SERVER_USERNAME, "me")
                            .with(SERVER_PASSWORD, SECRET),
                    LISTENING
                            .with(PROXY_MODE, "manual")
                            .with(PROXY_HOST, "proxy")
                            .with(PROXY_PORT, "8080")
                            .with(PROXY_USERNAME, "me")
                            .with(PROXY_PASSWORD, SECRET),
                    LISTENING
                            .with(PROXY_COMMS_MODE, "manual")
                            .with(PROXY_COMMS_HOST, "proxy")
                            .with(PROXY_COMMS_PORT, "8080")
                            .with(PROXY_COMMS_USERNAME, "me")
                            .with(PROXY_COMMS_PASSWORD, SECRET)
                            .with(PROXY_WEB_MODE, "manual")
                            .with(PROXY_WEB_HOST, "proxy")
                            .with(PROXY_WEB_PORT, "8080")
                            .with(PROXY_WEB_USERNAME, "me")
                            .with(PROXY_WEB_PASSWORD, SECRET),
                    LISTENING
                            .with(CERTIFICATE_SOURCE, "import")
                            .with(CERTIFICATE_FILE, "/srv/agent.pfx")
                            .with(CERTIFICATE_PASSWORD, SECRET),
                    LISTENING
                            .with(CERTIFICATE_EXPORT_FILE, "/srv/agent.pfx")
                            .with(CERTIFICATE_EXPORT_PASSWORD, SECRET),
                    LISTENING.with(SERVICE_ACCOUNT, "custom").with(SERVICE_USERNAME, "me"),
                    LISTENING
                            .with(CONNECTION_MODE, "polling")
                            .with(REGISTRATION_KIND, "worker")
                            .with(REGISTRATION_WORKER_POOL, "Default"),
                    AnswerDraft.empty()
                            .with(SETUP_ACTION, "remove")
                            .with(SETUP_INSTANCE, "web")
                            .with(REMOVE_DELETE, "data")
                            .with(REMOVE_CONFIRM, "web"));

    @ParameterizedTest
    @EnumSource
    void changesWhatIsRead(AnswerKey key) {
        assertThat(DRAFTS)
                .as("reading %s changes nothing: no reader asks for it", key.text())
                .anyMatch(draft -> matters(key, draft));
    }

    private static boolean matters(AnswerKey key, AnswerDraft draft) {
        AnswerDraft without = draft.without(key);
        AnswersResult before = read(without);
        return drafts(key, draft).stream()
                .anyMatch(with ->
                        !read(with).equals(before)
                                || !AnswersReader.logFile(with)
                                        .equals(AnswersReader.logFile(without)));
    }

    /// The draft with other answers for this key, all of them valid but those that only one value
    /// is valid for.
    private static List<AnswerDraft> drafts(AnswerKey key, AnswerDraft draft) {
        if (key.secret()) {
            return List.of(draft.with(key, KEY));
        }
        return AnswerVariants.of(key).stream().map(value -> draft.with(key, value)).toList();
    }

    private static AnswersResult read(AnswerDraft draft) {
        return AnswersReader.read(draft, WINDOWS);
    }
}
