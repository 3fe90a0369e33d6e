package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static dev.tentaclesetup.core.answers.Drafts.LISTENING;
import static dev.tentaclesetup.core.answers.Drafts.PRINT;
import static dev.tentaclesetup.core.answers.Drafts.ids;
import static dev.tentaclesetup.core.answers.Drafts.problems;
import static dev.tentaclesetup.core.answers.Drafts.read;
import static dev.tentaclesetup.core.answers.Drafts.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerReaderTest {

    @Test
    void preparesAnOfflineAgentThatTrustsAPastedThumbprint() {
        var offline =
                AnswerDraft.empty()
                        .with(SERVER_CONTACT, "no")
                        .with(
                                SERVER_THUMBPRINT,
                                "\u200eb1c0 A6F7 D0E3 425A:9E8F 70615243 38495A6B7C8D")
                        .with(CONNECTION_MODE, "listening")
                        .with(REGISTRATION_KIND, "none");

        AnswersResult result = read(offline);

        assertThat(result).isInstanceOf(AnswersResult.Valid.class);
        var found = (AnswersResult.Valid) result;
        assertThat(found.answers().server())
                .isEqualTo(new Answers.Server.Offline(List.of(new Thumbprint(PRINT))));
        assertThat(found.warnings())
                .extracting(Problem::id)
                .containsExactly(ProblemId.THUMB_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                '-', ':', ' ', '\t', 0xA0, 0x2007, 0x200B, 0x200E, 0x2010, 0x2011, 0x2012, 0x2013,
                0x2014, 0x2015, 0x202F, 0x2060, 0x2212, 0xFE63, 0xFEFF, 0xFF0D
            })
    void cleansAThumbprintOfEverySeparatorThatIsPastedWithIt(int separator) {
        String pasted = PRINT.replaceAll("(..)", "$1" + Character.toString(separator));

        Answers answers = valid(LISTENING.with(SERVER_THUMBPRINT, pasted));

        assertThat(answers.server().thumbprints()).containsExactly(new Thumbprint(PRINT));
    }

    @Test
    void readsTheSameThumbprintInTwoSpellingsOnce() {
        var draft =
                LISTENING.withAll(
                        SERVER_THUMBPRINT, List.of(PRINT, PRINT.toLowerCase(Locale.ROOT)));

        AnswersResult.Valid result = (AnswersResult.Valid) read(draft);

        assertThat(result.answers().server().thumbprints()).containsExactly(new Thumbprint(PRINT));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void pointsAtTheLineOfEachWrongItem() {
        var draft =
                LISTENING.with(
                        SERVER_THUMBPRINT,
                        new AnswerValue.Plain(
                                List.of(
                                        new AnswerValue.Item(PRINT, 4),
                                        new AnswerValue.Item("API-KEY", 5)),
                                Origin.file("a.ini")));

        assertThat(problems(draft))
                .containsExactly(
                        Problem.of(
                                        ProblemId.ANS_VALUE,
                                        "API-KEY",
                                        Argument.text("server.thumbprint"),
                                        Argument.phrase("expected.thumbprint"))
                                .at("server.thumbprint", 5));
    }

    @Test
    void refusesTwoWaysToSignIn() {
        var draft = LISTENING.with(SERVER_TOKEN, Secret.of("t".toCharArray()));

        assertThat(ids(draft)).containsExactly("ANS-CONFLICT server.token");
    }

    @Test
    void needsProxyUserAndPasswordTogether() {
        var draft =
                LISTENING
                        .with(PROXY_MODE, "manual")
                        .with(PROXY_HOST, "proxy")
                        .with(PROXY_PORT, "8080")
                        .with(PROXY_USERNAME, "me");

        assertThat(ids(draft)).containsExactly("ANS-MISSING proxy.password");
    }

    @Test
    void refusesTheAgentsPortAsWebAddress() {
        assertThat(ids(LISTENING.with(SERVER_URL, "https://octopus.example.com:10943")))
                .containsExactly("URL-COMMS server.url");
    }

    @Test
    void refusesASecretThatWasNotFetched() {
        var draft =
                LISTENING.with(
                        SERVER_API_KEY,
                        new AnswerValue.Reference(
                                new SecretSource.Environment("KEY"), Origin.file("a.ini"), 3));

        assertThat(ids(draft)).containsExactly("ANS-SECRET server.api-key");
    }
}
