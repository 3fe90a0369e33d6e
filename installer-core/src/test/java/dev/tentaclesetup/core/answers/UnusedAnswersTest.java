package dev.tentaclesetup.core.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An answer without an effect is told of, and is no mistake.
class UnusedAnswersTest {

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "server.username=me, server.username, server.api-key",
        "service.start=delayed, service.start = delayed, operating system",
        "firewall.profile=domain, firewall.profile, operating system",
        "remove.delete=data, remove.delete, setup.action",
        "remove.confirm=x, remove.confirm, setup.action",
        "setup.wait-for-health=no setup.health-timeout-seconds=9, setup.health-timeout-seconds,"
                + " setup.wait-for-health",
        "service.install=no firewall.remote-address=10.0.0.1, firewall.remote-address,"
                + " service.install",
        "connection.mode=polling firewall.manage=yes, firewall.manage, connection.mode",
        "registration.kind=none registration.on-conflict=fail, registration.on-conflict,"
                + " registration.kind",
    })
    void isWarnedOf(String options, String answer, String because) {
        List<Problem> warnings = warnings(options, Drafts.LISTENING);

        assertThat(warnings)
                .filteredOn(problem -> first(problem).equals(answer))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.id()).isEqualTo(ProblemId.ANS_UNUSED);
                    assertThat(problem.blocks()).isFalse();
                    assertThat(ENGLISH.message(problem)).contains(answer, because);
                });
    }

    @Test
    void isWarnedOfOnceForEachSectionThatARemovalDoesNotRead() {
        List<Problem> warnings =
                warnings(
                        "setup.action=remove setup.instance=web setup.if-exists=skip"
                                + " connection.mode=polling registration.role=a"
                                + " registration.environment=Test paths.data=/srv/x"
                                + " service.account=system firewall.manage=no",
                        AnswerDraft.empty());

        assertThat(warnings)
                .extracting(UnusedAnswersTest::first)
                .containsExactly(
                        "setup.if-exists",
                        "[connection]",
                        "[registration]",
                        "[paths]",
                        "[service]",
                        "[firewall]");
    }

    @Test
    void isWarnedOfForAPasswordThatNoAccountOnLinuxNeeds() {
        AnswerDraft draft =
                Drafts.LISTENING
                        .with(AnswerKey.SERVICE_ACCOUNT, "custom")
                        .with(AnswerKey.SERVICE_USERNAME, "svc")
                        .with(
                                AnswerKey.SERVICE_PASSWORD,
                                new AnswerValue.Known(
                                        Secret.of("x".toCharArray()), Origin.file("a.ini"), 1));

        assertThat(((AnswersResult.Valid) Drafts.read(draft)).warnings())
                .extracting(ENGLISH::message)
                .containsExactly("service.password has no effect with this operating system.");
        assertThat(((AnswersResult.Valid) AnswersReader.read(draft, Drafts.WINDOWS)).warnings())
                .isEmpty();
    }

    private static String first(Problem problem) {
        return ((Argument.Text) problem.arguments().getFirst()).text();
    }

    private static List<Problem> warnings(String options, AnswerDraft below) {
        AnswerDraft draft =
                OptionAndEnvironmentAnswers.fromOptions(List.of(options.split(" "))).over(below);
        return switch (Drafts.read(draft)) {
            case AnswersResult.Valid valid -> valid.warnings();
            case AnswersResult.ValidRemoval removal -> removal.warnings();
            case AnswersResult.ValidVerification verification -> verification.warnings();
            case AnswersResult.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
