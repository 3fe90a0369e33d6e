package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.PROXY_HOST;
import static dev.tentaclesetup.core.answers.AnswerKey.PROXY_MODE;
import static dev.tentaclesetup.core.answers.AnswerKey.PROXY_PASSWORD;
import static dev.tentaclesetup.core.answers.AnswerKey.PROXY_PORT;
import static dev.tentaclesetup.core.answers.AnswerKey.PROXY_USERNAME;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_API_KEY;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_PASSWORD;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_TOKEN;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_USERNAME;
import static dev.tentaclesetup.core.answers.Drafts.LISTENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API-CANARY",
                "API-CANARY\n",
                "\r\n API-CANARY\t\r\n",
                "\ufeffAPI-CANARY",
                "\u00a0API-CANARY\u200b\u2003"
            })
    void takesWhatIsAroundAKeyAway(String typed) {
        assertThat(cleaned(SecretForm.KEY, typed)).isEqualTo("API-CANARY");
    }

    @ParameterizedTest
    @CsvSource({
        "API-CANA\\nRY, CONTROL_CHARACTER",
        "API-CANA\\1RY, CONTROL_CHARACTER",
        "API-CANA\\0RY, CONTROL_CHARACTER",
        "API-CANA\\177RY, CONTROL_CHARACTER",
        "API-CANA RY, NOT_A_KEY",
        "API-CANA\u20acRY, NOT_A_KEY",
        "API-CANA\u00fcRY, NOT_A_KEY",
        "API-CANA\u00a0RY, NOT_A_KEY",
        "API-CANARY\ufffd, UNDECODABLE",
        "\\n, NOTHING",
    })
    void refusesAKeyThatNoHeaderCanHold(String typed, SecretForm.Flaw flaw) {
        assertThat(SecretForm.KEY.clean(secret(typed.translateEscapes())))
                .isEqualTo(new SecretForm.Cleaned.Unusable(flaw));
    }

    @Test
    void leavesTheSpacesOfAPassword() {
        assertThat(cleaned(SecretForm.PASSWORD, "\ufeff gr\u00fc\u00dfe \u20ac \r\n"))
                .isEqualTo(" gr\u00fc\u00dfe \u20ac ");
        assertThat(SecretForm.PASSWORD.clean(secret("a\tb")))
                .isEqualTo(new SecretForm.Cleaned.Unusable(SecretForm.Flaw.CONTROL_CHARACTER));
        assertThat(SecretForm.PASSWORD.clean(secret("a\ud800")))
                .isEqualTo(new SecretForm.Cleaned.Unusable(SecretForm.Flaw.UNDECODABLE));
    }

    @Test
    void isJudgedForEverySecretThatIsSent() {
        AnswerDraft bare = LISTENING.without(SERVER_API_KEY);
        Map<AnswerKey, AnswerDraft> drafts =
                Map.of(
                        SERVER_API_KEY,
                        bare,
                        SERVER_TOKEN,
                        bare,
                        SERVER_PASSWORD,
                        bare.with(SERVER_USERNAME, "me"),
                        PROXY_PASSWORD,
                        LISTENING
                                .with(PROXY_MODE, "manual")
                                .with(PROXY_HOST, "p")
                                .with(PROXY_PORT, "1")
                                .with(PROXY_USERNAME, "me"));

        drafts.forEach((key, draft) -> {
            AnswersResult result = Drafts.read(draft.with(key, secret("CANA\u0001RY")));
            List<Problem> problems = ((AnswersResult.Invalid) result).problems();

            assertThat(problems)
                    .as(key.text())
                    .extracting(Problem::id)
                    .containsExactly(ProblemId.ANS_SECRET);
            assertThat(problems.getFirst().id().exitCode()).isEqualTo(4);
            assertThat(shown(problems.getFirst())).contains(key.text()).doesNotContain("CANA");
        });
    }

    private static String shown(Problem problem) {
        Messages english = Messages.in(Locale.ENGLISH);
        return problem + english.message(problem) + english.fix(problem);
    }

    private static String cleaned(SecretForm form, String typed) {
        return ((SecretForm.Cleaned.Usable) form.clean(secret(typed))).secret().use(String::new);
    }

    private static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }
}
