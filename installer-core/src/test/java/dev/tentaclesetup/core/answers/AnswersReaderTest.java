package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static dev.tentaclesetup.core.answers.Drafts.KEY;
import static dev.tentaclesetup.core.answers.Drafts.LISTENING;
import static dev.tentaclesetup.core.answers.Drafts.PRINT;
import static dev.tentaclesetup.core.answers.Drafts.ids;
import static dev.tentaclesetup.core.answers.Drafts.problems;
import static dev.tentaclesetup.core.answers.Drafts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What concerns more than one section, and `[setup]`.
class AnswersReaderTest {

    @Test
    void fillsEveryDefaultOfAListeningTarget() {
        var expected =
                new Answers(
                        new Answers.Setup(
                                "Tentacle",
                                Answers.IfExists.FAIL,
                                Answers.OnFailure.ROLLBACK,
                                true,
                                Duration.ofSeconds(180),
                                Duration.ofSeconds(900)),
                        new Answers.Server.Online(
                                URI.create("https://octopus.example.com"),
                                Optional.empty(),
                                new Answers.Credential.ApiKey(KEY),
                                List.of(),
                                Duration.ofSeconds(10),
                                2),
                        new Answers.Proxy.Automatic(),
                        new Answers.Connection.Listening(
                                10_933, Optional.empty(), Optional.empty(), 10_933),
                        new Answers.Registration.Listed(
                                "web01",
                                Optional.empty(),
                                Answers.OnConflict.UPDATE_IF_SAME_CERTIFICATE,
                                new Answers.Placement.Target(
                                        List.of("Test"), List.of("web, server", "db"))),
                        new Answers.Paths(
                                Path.of("/data/Tentacle"), Path.of("/data/Tentacle-applications")),
                        new Answers.Service(
                                Answers.Run.SERVICE, new Answers.Account.Unspecified(), true),
                        Answers.Firewall.automatic());

        assertThat(Drafts.valid(LISTENING)).isEqualTo(expected);
    }

    @Test
    void listsEverythingThatIsMissingAtOnce() {
        assertThat(ids(AnswerDraft.empty()))
                .containsExactly(
                        "ANS-MISSING server.url",
                        "ANS-MISSING server.api-key",
                        "ANS-MISSING connection.mode",
                        "ANS-MISSING registration.environment",
                        "ANS-MISSING registration.role");
    }

    @Test
    void refusesValuesOutOfRangeAndWordsThatThisVersionDoesNotActOn() {
        var draft =
                LISTENING
                        .with(CONNECTION_LISTEN_PORT, "65536")
                        .with(SETUP_WAIT_FOR_HEALTH, "maybe")
                        .with(PATHS_DATA, "relative/path")
                        .with(SETUP_INSTANCE, "a/b")
                        .with(CONNECTION_MODE, "auto")
                        .with(SERVICE_ACCOUNT, "managed")
                        .with(SERVICE_DEPENDS_ON, "my db")
                        .with(FIREWALL_ZONE, "my zone")
                        .with(FIREWALL_REMOTE_ADDRESS, "octopus.example.com");

        assertThat(ids(draft))
                .containsExactly(
                        "ANS-VALUE setup.instance",
                        "ANS-VALUE setup.wait-for-health",
                        "ANS-UNSUPPORTED connection.mode",
                        "ANS-VALUE connection.listen-port",
                        "ANS-VALUE paths.data",
                        "ANS-VALUE service.account",
                        "ANS-VALUE service.depends-on",
                        "ANS-VALUE firewall.zone",
                        "ANS-VALUE firewall.remote-address");
    }

    @Test
    void refusesPollingAndRegistrationWithoutTheServer() {
        var draft =
                AnswerDraft.empty()
                        .with(SERVER_CONTACT, "off")
                        .with(SERVER_THUMBPRINT, PRINT)
                        .with(CONNECTION_MODE, "polling")
                        .with(REGISTRATION_KIND, "worker")
                        .with(REGISTRATION_WORKER_POOL, "p");

        assertThat(ids(draft))
                .containsExactly("ANS-CONFLICT connection.mode", "ANS-CONFLICT registration.kind");
    }

    @Test
    void warnsAboutDeliberateAnswersWithoutEffectOnly() {
        var fromFile =
                LISTENING.with(
                        CONNECTION_POLLING_CONNECTIONS,
                        AnswerValue.Plain.of(List.of("3"), Origin.file("a.ini")));
        var fromForm = LISTENING.with(CONNECTION_POLLING_CONNECTIONS, "3");

        assertThat(((AnswersResult.Valid) read(fromFile)).warnings())
                .extracting(Problem::id)
                .containsExactly(ProblemId.ANS_UNUSED);
        assertThat(((AnswersResult.Valid) read(fromForm)).warnings()).isEmpty();
    }

    @Test
    void keepsWhatWasWrongWhileTheDraftWasGathered() {
        Problem unknown = Problem.of(ProblemId.ANS_UNKNOWN, "x = 1", "server.x").at("server.x", 9);

        assertThat(problems(LISTENING.withProblems(List.of(unknown)))).containsExactly(unknown);
    }
}
