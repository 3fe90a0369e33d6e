package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static dev.tentaclesetup.core.answers.Drafts.KEY;
import static dev.tentaclesetup.core.answers.Drafts.LISTENING;
import static dev.tentaclesetup.core.answers.Drafts.PRINT;
import static dev.tentaclesetup.core.answers.Drafts.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import java.util.Arrays;
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
        return values(key.type()).stream().map(value -> draft.with(key, value)).toList();
    }

    private static List<String> values(AnswerType<?> type) {
        return switch (type) {
            case AnswerType.Bool _ -> List.of("yes", "no");
            case AnswerType.Whole(int min, int max) ->
                    List.of(Integer.toString(min == max ? max + 1 : min));
            case AnswerType.Port _ -> List.of("8443");
            case AnswerType.OrAuto<?>(var inner, _) -> values(inner);
            case AnswerType.Words<?> words -> words(words.type());
            case AnswerType.Folder _ -> List.of("/srv/other");
            case AnswerType.Url _ -> List.of("https://other.example.com");
            case AnswerType.CommsUri _ -> List.of("other.example.com:10943");
            case AnswerType.PastedThumbprint _ -> List.of(PRINT);
            case AnswerType.Pin _ -> List.of("AB".repeat(32));
            case AnswerType.Network _ -> List.of("10.1.0.0/16");
            case AnswerType.HostName _ -> List.of("other");
            case AnswerType.IpAddress _ -> List.of("10.0.0.9");
            case AnswerType.Hidden _ -> List.of();
            case TextForm form -> List.of(text(form));
        };
    }

    private static String text(TextForm form) {
        return switch (form) {
            case LINE, INSTANCE, ZONE, ACCOUNT, NEW_ACCOUNT, REGISTRATION_NAME -> "other";
            case SUBSCRIPTION_ID -> "poll://abc123/";
            case SERVICE, UNIT -> "postgresql.service";
        };
    }

    private static List<String> words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(AnswerType.Words::word).toList();
    }

    private static AnswersResult read(AnswerDraft draft) {
        return AnswersReader.read(draft, WINDOWS);
    }
}
