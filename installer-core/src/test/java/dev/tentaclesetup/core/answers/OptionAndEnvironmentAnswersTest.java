package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Path;
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
                        ProblemId.ANS_UNSUPPORTED,
                        ProblemId.ANS_SYNTAX,
                        ProblemId.ANS_SYNTAX);
        assertThat(draft.toString()).doesNotContain("API-SECRET");
    }

    /// What the refusal of a secret among the options advises.
    @Test
    void anOptionMaySayWhereASecretIs() {
        AnswerDraft draft =
                OptionAndEnvironmentAnswers.fromOptions(
                        List.of("server.api-key.env=KEY", "Proxy.Password.File=/run/p"));

        assertThat(draft.problems()).isEmpty();
        assertThat(draft.value(SERVER_API_KEY))
                .contains(
                        new AnswerValue.Reference(
                                new SecretSource.Environment("KEY"), Origin.option(), 0));
        assertThat(draft.value(AnswerKey.PROXY_PASSWORD))
                .contains(
                        new AnswerValue.Reference(
                                new SecretSource.FirstLine(Path.of("/run/p").toAbsolutePath()),
                                Origin.option(),
                                0));
    }

    @Test
    void anOptionThatDoesNotSayWhereASecretIsIsRefusedAsSuch() {
        AnswerDraft draft =
                OptionAndEnvironmentAnswers.fromOptions(
                        List.of("server.api-key.env=", "server.token.stdin=no"));

        assertThat(draft.keys()).isEmpty();
        assertThat(draft.problems())
                .extracting(Problem::id, Problem::answer)
                .containsExactly(tuple(ProblemId.ANS_SECRET, "server.api-key"));
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
