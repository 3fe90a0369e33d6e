package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionAndEnvironmentAnswersTest {

    @Test
    void readsOptionsAndRepeatsMakeLists() {
        AnswerDraft draft =
                OptionAndEnvironmentAnswers.fromOptions(
                        List.of(
                                "Registration.Role=web=1",
                                "registration.role = db",
                                "setup.instance=a"));

        assertThat(draft.problems()).isEmpty();
        assertThat(draft.texts(REGISTRATION_ROLE)).containsExactly("web=1", "db");
        assertThat(draft.value(SETUP_INSTANCE).orElseThrow().origin()).isEqualTo(Origin.option());
    }

    @Test
    void refusesSecretsUnknownNamesAndRepeatsAmongOptions() {
        AnswerDraft draft =
                OptionAndEnvironmentAnswers.fromOptions(
                        List.of(
                                "server.api-key=API-SECRET",
                                "server.api-key.env=X",
                                "setup.instnce=a",
                                "output.format=json",
                                "setup.instance=a",
                                "setup.instance=b",
                                "nonsense"));

        assertThat(draft.problems())
                .extracting(Problem::id)
                .containsExactly(
                        ProblemId.ANS_SECRET,
                        ProblemId.ANS_UNKNOWN,
                        ProblemId.ANS_UNKNOWN,
                        ProblemId.ANS_UNSUPPORTED,
                        ProblemId.ANS_SYNTAX,
                        ProblemId.ANS_SYNTAX);
        assertThat(draft.toString()).doesNotContain("API-SECRET");
    }

    @Test
    void readsEveryKeyFromItsVariable() {
        for (AnswerKey key : AnswerKey.values()) {
            AnswerDraft draft =
                    OptionAndEnvironmentAnswers.fromEnvironment(
                            Map.of(key.environmentName(), "v", "PATH", "/"));

            assertThat(draft.problems()).isEmpty();
            assertThat(draft.keys()).containsExactly(key);
        }
    }

    @Test
    void readsOneItemPerLineAndSecretsDirectly() {
        AnswerDraft draft =
                OptionAndEnvironmentAnswers.fromEnvironment(
                        Map.of(
                                "TENTACLE_SETUP__REGISTRATION__ROLE", "web\n\n db \n",
                                "TENTACLE_SETUP__SERVER__API_KEY", "API-1"));

        assertThat(draft.texts(REGISTRATION_ROLE)).containsExactly("web", "db");
        assertThat(draft.secret(SERVER_API_KEY).orElseThrow().<String>use(String::new))
                .isEqualTo("API-1");
    }

    @Test
    void refusesVariablesWithATypo() {
        AnswerDraft draft =
                OptionAndEnvironmentAnswers.fromEnvironment(
                        Map.of(
                                "TENTACLE_SETUP__SERVER__URI", "x",
                                "TENTACLE_SETUP__OUTPUT__FORMAT", "x"));

        assertThat(draft.problems())
                .extracting(Problem::id)
                .containsExactly(ProblemId.ANS_UNSUPPORTED, ProblemId.ANS_UNKNOWN);
        assertThat(draft.problems().getLast().arguments()).contains(Argument.text("server.url"));
    }
}
