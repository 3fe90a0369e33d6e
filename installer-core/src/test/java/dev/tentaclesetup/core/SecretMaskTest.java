package dev.tentaclesetup.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    private static final String KEY = "API-0OO6O04N640Z16M4HZIZ1C2V8ASTKF";

    @Test
    void hidesWhatHasTheFormOfAnApiKeyThoughItWasGivenAsSomethingElse() {
        assertThat(SecretMask.hideKeys("key=" + KEY + ", " + KEY + "!"))
                .isEqualTo("key=API-***, API-***!");
        assertThat(SecretMask.mask("file " + KEY)).isEqualTo("file API-***");
    }

    @Test
    void leavesWordsThatOnlyBeginLikeOne() {
        String text = "API-GUEST, API-…, My-API-Gateway, api-0oo6o04n640z16m4hziz1c2v8astkf";

        assertThat(SecretMask.hideKeys(text)).isEqualTo(text);
    }

    @Test
    void noSentenceOfAProblemShowsAKey() {
        Messages messages = Messages.in(Locale.ENGLISH);
        Problem problem =
                Problem.of(
                        ProblemId.ANS_SECRET,
                        KEY,
                        Argument.text(KEY),
                        Argument.phrase("secret.empty"),
                        Argument.text(KEY));

        assertThat(messages.message(problem) + messages.seen(problem) + messages.fix(problem))
                .doesNotContain(KEY)
                .contains("API-***");
    }
}
