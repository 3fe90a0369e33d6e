package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.REGISTRATION_NAME;
import static dev.tentaclesetup.core.answers.AnswerKey.REGISTRATION_ROLE;
import static dev.tentaclesetup.core.answers.AnswerKey.SETUP_SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a person cannot see is either taken away or named.
class InvisibleTextTest {

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

    @Test
    void isNamedInNamesOfKeysAndSections() {
        for (String text :
                List.of(
                        "[setup]\nschema = 1\ninstance\u00a0= a\n",
                        "[setup]\nschema = 1\n\u200binstance = a\n",
                        "[setup]\nschema = 1\n[server\u00a0]\n")) {
            Problem problem = parse(text).problems().getFirst();

            assertThat(problem.id()).isEqualTo(ProblemId.ANS_UNKNOWN);
            assertThat(ENGLISH.message(problem)).containsPattern("<U\\+(00A0|200B)>");
            assertThat(ENGLISH.fix(problem)).containsPattern("<U\\+(00A0|200B)>");
        }
        Problem option =
                OptionAndEnvironmentAnswers.fromOptions(List.of("setup.\u00a0instance=a"))
                        .problems()
                        .getFirst();
        assertThat(ENGLISH.fix(option)).contains("<U+00A0>");
    }

    @Test
    void isTakenAwayAroundValuesAndShownInside() {
        AnswersResult fine =
                Drafts.read(Drafts.LISTENING.with(REGISTRATION_ROLE, "\u00a0web\u200b"));

        assertThat(fine.toString()).contains("roles=[web]");
        Problem inside =
                Drafts.problems(
                                Drafts.LISTENING.with(
                                        AnswerKey.CONNECTION_LISTEN_PORT, "109\u00a033"))
                        .getFirst();
        assertThat(inside.seen()).isEqualTo("109<U+00A0>33");
    }

    @Test
    void tellsOfATabWhatItIsAndNotThatTheNameIsTooLong() {
        Problem problem =
                Drafts.problems(Drafts.LISTENING.with(REGISTRATION_NAME, "a\tb")).getFirst();

        assertThat(ENGLISH.fix(problem)).contains("control characters");
    }

    @Test
    void refusesLettersThatWereLostOnTheWayThroughTheSession() {
        AnswerDraft option =
                OptionAndEnvironmentAnswers.fromOptions(
                        List.of("registration.role=B\ufffd\ufffdro"));
        AnswerDraft variable =
                OptionAndEnvironmentAnswers.fromEnvironment(
                        Map.of("TENTACLE_SETUP__REGISTRATION__ROLE", "B\ufffd\ufffdro"));

        for (AnswerDraft draft : List.of(option, variable)) {
            List<Problem> problems = Drafts.problems(draft.over(Drafts.LISTENING));
            assertThat(Drafts.ids(problems)).containsExactly("ANS-VALUE registration.role");
            assertThat(ENGLISH.fix(problems.getFirst())).contains("LC_ALL=C.UTF-8");
        }
        AnswerDraft secret =
                OptionAndEnvironmentAnswers.fromEnvironment(
                        Map.of("TENTACLE_SETUP__SERVER__API_KEY", "API-\ufffd"));
        assertThat(Drafts.ids(secret.over(Drafts.LISTENING)))
                .containsExactly("ANS-SECRET server.api-key");
        AnswerDraft file = parse("[setup]\nschema=1\n[registration]\nrole = B\ufffdro\n");
        assertThat(Drafts.read(file.over(Drafts.LISTENING)))
                .isInstanceOf(AnswersResult.Valid.class);
    }

    @Test
    void saysWhatANewerSchemaMeans() {
        Problem problem = Drafts.problems(Drafts.LISTENING.with(SETUP_SCHEMA, "2")).getFirst();

        assertThat(ENGLISH.fix(problem)).contains("1, the only version");
    }

    @Test
    void takesTheFormsOfASecretForSecretsOnly() {
        for (String name :
                List.of("[certificate]\npassword.env = X", "[certificate]\npassword.file = x")) {
            assertThat(parse("[setup]\nschema=1\n" + name + "\n").problems()).isEmpty();
        }
        assertThat(parse("[setup]\nschema=1\n[registration]\ntenant.env = X\n").problems())
                .extracting(Problem::id)
                .containsExactly(ProblemId.ANS_UNKNOWN);
    }

    private static AnswerDraft parse(String text) {
        return AnswerFile.parse(text, "a.ini", Path.of("/"), AnswerFile.Options.strict());
    }
}
