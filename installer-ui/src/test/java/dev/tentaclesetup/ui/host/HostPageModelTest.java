package dev.tentaclesetup.ui.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Answers.Run;
import dev.tentaclesetup.core.answers.Choices.Account;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.setup.FolderFindings;
import dev.tentaclesetup.ui.testkit.ModelKit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostPageModelTest {

    @Test
    void proposesFoldersForTheInstance() {
        var kit = new ModelKit(AnswerDraft.empty());
        var model = new HostPageModel(kit.context);
        assertThat(model.data().text()).isEqualTo("/var/lib/octopus/Tentacle");

        model.instance().value().set("web");
        kit.pauseEnds();

        assertThat(model.data().text()).isEqualTo("/var/lib/octopus/web");
        assertThat(model.applications().text()).isEqualTo("/var/lib/octopus/web-applications");
    }

    @Test
    void leavesTypedFoldersAlone() {
        var kit = new ModelKit(AnswerDraft.empty());
        var model = new HostPageModel(kit.context);
        model.data().value().set("/srv/agent");

        model.instance().value().set("web");
        kit.pauseEnds();

        assertThat(model.data().text()).isEqualTo("/srv/agent");
        assertThat(model.applications().text()).isEqualTo("/var/lib/octopus/web-applications");
    }

    @Test
    void runsAsAProcessWhereNoServiceCanBe() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.services = false;

        var model = new HostPageModel(kit.context);

        assertThat(model.run().get()).isEqualTo(Run.PROCESS);
        assertThat(model.data().text()).isEqualTo("/home/me/octopus/Tentacle");
        assertThat(kit.draft.draft().get().text(AnswerKey.SERVICE_INSTALL)).contains("no");
    }

    @Test
    void asksForAProcessToBeChosenWhereThereIsNoServiceManager() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.services = false;
        kit.backend.noService = Problem.blocker(ProblemId.SYS_NOSYSTEMD, "", "tentacle agent");

        var model = new HostPageModel(kit.context);

        assertThat(model.run().get()).isEqualTo(Run.SERVICE);
        assertThat(model.install().hint().get().text()).contains("no service manager");
        assertThat(model.install().hint().get().fix()).contains("service.install = no");
        assertThat(model.validate()).isFalse();

        model.run().set(Run.PROCESS);

        assertThat(model.install().hint().get().present()).isFalse();
        assertThat(model.validate()).isTrue();
        assertThat(kit.draft.draft().get().text(AnswerKey.SERVICE_INSTALL)).contains("no");
    }

    @Test
    void keepsTheGivenChoiceWhereNoServiceCanBe() {
        var kit = new ModelKit(AnswerDraft.empty().with(AnswerKey.SERVICE_INSTALL, "yes"));
        kit.backend.services = false;

        var model = new HostPageModel(kit.context);

        assertThat(model.run().get()).isEqualTo(Run.SERVICE);
    }

    @Test
    void asksForTheNameOfAnExistingAccount() {
        var kit = new ModelKit(AnswerDraft.empty());
        var model = new HostPageModel(kit.context);
        model.account().set(Account.CUSTOM);

        assertThat(model.validate()).isFalse();
        assertThat(model.username().hint().get().blocks()).isTrue();

        model.username().value().set("deploy");
        assertThat(model.validate()).isTrue();
    }

    @Test
    void showsAWorkersAccountOfItsOwnUntilSomebodyChooses() {
        var kit = new ModelKit(AnswerDraft.empty());
        var model = new HostPageModel(kit.context);
        assertThat(model.account().get()).isEqualTo(Account.SYSTEM);

        kit.draft.field(AnswerKey.REGISTRATION_KIND).value().set("worker");

        assertThat(model.account().get()).isEqualTo(Account.DEDICATED);
        assertThat(model.worker().getValue()).isTrue();
        assertThat(kit.draft.draft().get().text(AnswerKey.SERVICE_ACCOUNT)).isEmpty();

        model.account().set(Account.SYSTEM);
        kit.draft.field(AnswerKey.REGISTRATION_KIND).value().set("target");
        kit.draft.field(AnswerKey.REGISTRATION_KIND).value().set("worker");

        assertThat(model.account().get()).isEqualTo(Account.SYSTEM);
        assertThat(kit.draft.draft().get().text(AnswerKey.SERVICE_ACCOUNT)).contains("system");
    }

    @Test
    void showsTheAccountThatTheServiceHasAndLeavesItOutOfTheAnswers() {
        var kit = new ModelKit(AnswerDraft.empty().with(AnswerKey.REGISTRATION_KIND, "worker"));
        var deploy = new Answers.Account.Existing("deploy", Optional.empty());
        kit.backend.kept.put("Tentacle", deploy);
        kit.backend.kept.put("web", new Answers.Account.SystemAccount());

        var model = new HostPageModel(kit.context);

        assertThat(model.account().get()).isEqualTo(Account.CUSTOM);
        assertThat(model.kept().get()).contains(deploy);
        assertThat(kit.draft.draft().get().text(AnswerKey.SERVICE_ACCOUNT)).isEmpty();
        assertThat(kit.draft.draft().get().text(AnswerKey.SERVICE_USERNAME)).isEmpty();
        assertThat(model.validate()).isTrue();

        model.instance().value().set("web");
        kit.pauseEnds();

        assertThat(model.account().get()).isEqualTo(Account.SYSTEM);
        assertThat(model.kept().get()).contains(new Answers.Account.SystemAccount());

        model.instance().value().set("new");
        kit.pauseEnds();

        assertThat(model.account().get()).isEqualTo(Account.DEDICATED);
        assertThat(model.kept().get()).isEmpty();
    }

    @Test
    void typingANameInsteadOfTheKeptOneChoosesThatAccount() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.kept.put("Tentacle", new Answers.Account.Existing("deploy", Optional.empty()));
        var model = new HostPageModel(kit.context);

        model.username().value().set("release");

        assertThat(model.kept().get()).isEmpty();
        AnswerDraft draft = kit.draft.draft().get();
        assertThat(draft.text(AnswerKey.SERVICE_ACCOUNT)).contains("custom");
        assertThat(draft.text(AnswerKey.SERVICE_USERNAME)).contains("release");
    }

    @Test
    void anotherAccountThanTheKeptOneIsChosenByOneClick() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.kept.put("Tentacle", new Answers.Account.Dedicated(Optional.of("tts-web")));
        var model = new HostPageModel(kit.context);

        model.account().set(Account.SYSTEM);

        assertThat(model.kept().get()).isEmpty();
        assertThat(kit.draft.draft().get().text(AnswerKey.SERVICE_ACCOUNT)).contains("system");
    }

    @Test
    void proposesWindowsOwnAccountForWorkersThere() {
        var kit = new ModelKit(AnswerDraft.empty().with(AnswerKey.REGISTRATION_KIND, "worker"));
        kit.backend.windowsAccounts = true;

        assertThat(new HostPageModel(kit.context).account().get()).isEqualTo(Account.SYSTEM);
    }

    @Test
    void choosesAnAccountOfTheServicesOwnByOneClick() {
        var kit = new ModelKit(AnswerDraft.empty());
        var model = new HostPageModel(kit.context);
        model.account().set(Account.CUSTOM);
        model.username().value().set("deploy");
        model.password().value().set("secret");

        model.account().set(Account.DEDICATED);

        AnswerDraft draft = kit.draft.draft().get();
        assertThat(draft.text(AnswerKey.SERVICE_ACCOUNT)).contains("dedicated");
        assertThat(draft.text(AnswerKey.SERVICE_USERNAME)).isEmpty();
        assertThat(draft.secret(AnswerKey.SERVICE_PASSWORD)).isEmpty();
        assertThat(model.validate()).isTrue();
    }

    @Test
    void keepsTheKindOfAccountOfAnAnswerFile() {
        var kit =
                new ModelKit(
                        AnswerDraft.empty()
                                .with(AnswerKey.SERVICE_ACCOUNT, "managed")
                                .with(AnswerKey.SERVICE_USERNAME, "CORP\\deploy$"));

        var model = new HostPageModel(kit.context);

        assertThat(model.account().get()).isEqualTo(Account.MANAGED);
        assertThat(model.username().text()).isEqualTo("CORP\\deploy$");
    }

    @Test
    void refusesARelativeFolder() {
        var kit = new ModelKit(AnswerDraft.empty());
        var model = new HostPageModel(kit.context);
        model.data().value().set("somewhere/here");

        assertThat(model.validate()).isFalse();
        assertThat(model.data().hint().get().blocks()).isTrue();
    }

    @Test
    void saysWhatIsWrongWithAFolderBesideIt() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.folders = foreign(AnswerKey.PATHS_DATA);
        var model = new HostPageModel(kit.context);

        model.data().value().set("/srv/website");
        kit.pauseEnds();

        assertThat(kit.backend.asked)
                .contains("folders Tentacle /srv/website /var/lib/octopus/Tentacle-applications");
        assertThat(model.data().hint().get().blocks()).isTrue();
        assertThat(model.data().hint().get().fix()).contains("accept this one").contains("html");
        assertThat(model.applications().hint().get().present()).isFalse();
        assertThat(model.validate()).isFalse();
    }

    @Test
    void takesAFolderOfOthersOnceThatIsAccepted() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.folders = foreign(AnswerKey.PATHS_DATA);
        var model = new HostPageModel(kit.context);
        kit.pauseEnds();
        assertThat(model.folders().acceptable().get()).isTrue();

        model.folders().accepted().set(true);

        assertThat(kit.draft.draft().get().text(AnswerKey.PATHS_ACCEPT_EXISTING)).contains("yes");
        assertThat(model.validate()).isTrue();
        assertThat(model.folders().acceptable().get()).isTrue();

        model.folders().accepted().set(false);
        assertThat(kit.draft.draft().get().text(AnswerKey.PATHS_ACCEPT_EXISTING)).isEmpty();
        assertThat(model.validate()).isFalse();
    }

    @Test
    void examinesARefusedFolderAgain() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.folders = foreign(AnswerKey.PATHS_APPLICATIONS);
        var model = new HostPageModel(kit.context);
        kit.pauseEnds();
        assertThat(model.validate()).isFalse();

        kit.backend.folders = FolderFindings.NONE;
        assertThat(model.folders().retry()).isTrue();

        assertThat(model.validate()).isTrue();
        assertThat(model.folders().retry()).isFalse();
    }

    private static FolderFindings foreign(AnswerKey answer) {
        return new FolderFindings(
                List.of(
                        Problem.of(ProblemId.DISK_FOREIGN, "html", "/srv/website")
                                .at(answer.text(), 0)));
    }
}
