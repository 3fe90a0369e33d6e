package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static dev.tentaclesetup.core.answers.Drafts.LISTENING;
import static dev.tentaclesetup.core.answers.Drafts.WINDOWS;
import static dev.tentaclesetup.core.answers.Drafts.ids;
import static dev.tentaclesetup.core.answers.Drafts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountReaderTest {

    @Test
    void givesAWorkerOnLinuxAnAccountOfItsOwnUnlessAnotherIsAnswered() {
        AnswerDraft worker =
                LISTENING
                        .with(REGISTRATION_KIND, "worker")
                        .with(REGISTRATION_WORKER_POOL, "Default")
                        .without(REGISTRATION_ENVIRONMENT)
                        .without(REGISTRATION_ROLE);
        Answers unsaid = ((AnswersResult.Valid) read(worker)).answers();
        Answers said =
                ((AnswersResult.Valid) read(worker.with(SERVICE_ACCOUNT, "system"))).answers();
        Answers target = ((AnswersResult.Valid) read(LISTENING)).answers();

        assertThat(unsaid.service().account()).isEqualTo(new Answers.Account.Unspecified());
        assertThat(unsaid.defaultAccount(false))
                .isEqualTo(new Answers.Account.Dedicated(Optional.empty()));
        assertThat(unsaid.defaultAccount(true)).isEqualTo(new Answers.Account.SystemAccount());
        assertThat(target.defaultAccount(false)).isEqualTo(new Answers.Account.SystemAccount());
        assertThat(said.service().account()).isEqualTo(new Answers.Account.SystemAccount());
    }

    @Test
    void saysOnLinuxWhatToChooseInPlaceOfAManagedAccount() {
        AnswersResult result = read(account("managed", "deploy"));

        Problem problem = ((AnswersResult.Invalid) result).problems().getFirst();
        assertThat(problem.id()).isEqualTo(ProblemId.ANS_VALUE);
        assertThat(Messages.in(Locale.ENGLISH).fix(problem))
                .contains("system, dedicated or custom", "Only Windows");
    }

    /// systemd takes a number for the id of a user.
    @Test
    void refusesANumberForAnAccountOnLinux() {
        Problem problem =
                ((AnswersResult.Invalid) read(account("custom", "1000"))).problems().getFirst();

        assertThat(problem.id()).isEqualTo(ProblemId.ANS_VALUE);
        assertThat(problem.answer()).isEqualTo("service.username");
        assertThat(Messages.in(Locale.ENGLISH).fix(problem)).contains("A number");
        assertThat(read(account("custom", "9lives"))).isInstanceOf(AnswersResult.Valid.class);
    }

    @Test
    void takesAManagedAccountByItsMarkOrByItsKind() {
        assertThat(onWindows("managed", "CORP\\deploy"))
                .isEqualTo(new Answers.Account.Managed("CORP\\deploy$"));
        assertThat(onWindows("managed", "deploy$@corp.example"))
                .isEqualTo(new Answers.Account.Managed("deploy$@corp.example"));
        assertThat(onWindows("custom", "CORP\\deploy$"))
                .isEqualTo(new Answers.Account.Managed("CORP\\deploy$"));
        assertThat(onWindows("custom", ".\\deploy"))
                .isEqualTo(new Answers.Account.Existing(".\\deploy", Optional.empty()));
    }

    @Test
    void needsTheNameOfAManagedAccountWithItsDomain() {
        assertThat(idsOnWindows("managed", null)).containsExactly("ANS-MISSING service.username");
        for (String name : List.of("deploy$", ".\\deploy$", "CORP\\deploy$@corp.example")) {
            assertThat(idsOnWindows("managed", name)).containsExactly("ANS-VALUE service.username");
        }
    }

    @Test
    void takesADedicatedAccountOfWindowsOnlyByTheNameOfItsService() {
        assertThat(onWindows("dedicated", "nt service\\octopusdeploy tentacle"))
                .isEqualTo(new Answers.Account.Dedicated(Optional.empty()));
        assertThat(idsOnWindows("dedicated", "tentacle"))
                .containsExactly("ANS-VALUE service.username");
    }

    @Test
    void refusesANameThatNoAccountCanHave() {
        assertThat(idsOnWindows("custom", "CORP/deploy")).contains("ANS-VALUE service.username");
    }

    private static AnswerDraft account(String kind, @Nullable String username) {
        AnswerDraft draft = LISTENING.with(SERVICE_ACCOUNT, kind);
        return username == null ? draft : draft.with(SERVICE_USERNAME, username);
    }

    private static Answers.Account onWindows(String kind, String username) {
        AnswersResult result = AnswersReader.read(account(kind, username), WINDOWS);
        return ((AnswersResult.Valid) result).answers().service().account();
    }

    private static List<String> idsOnWindows(String kind, @Nullable String username) {
        AnswersResult result = AnswersReader.read(account(kind, username), WINDOWS);
        return ids(((AnswersResult.Invalid) result).problems());
    }
}
