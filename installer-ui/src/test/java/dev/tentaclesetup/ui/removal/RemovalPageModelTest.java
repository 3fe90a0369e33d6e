package dev.tentaclesetup.ui.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.ui.testkit.Agents;
import dev.tentaclesetup.ui.testkit.ModelKit;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.widget.Status;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What goes and what stays, and the name before it.
class RemovalPageModelTest {

    private final ModelKit kit = new ModelKit(AnswerDraft.empty());
    private final ScriptedBackend backend = kit.backend;

    @Test
    void withoutTheNameNothingIsConfirmed() {
        RemovalPageModel model = model();

        assertThat(model.confirmed()).isFalse();
        model.typed().set("tentacle");
        assertThat(model.confirmed()).isFalse();
        assertThat(model.typedHint().get().blocks()).isTrue();
        assertThat(model.typedHint().get().text()).contains("“Tentacle”");

        model.typed().set("Tentacle");
        assertThat(model.typedHint().get().present()).isFalse();
        assertThat(model.confirmed()).isTrue();
    }

    @Test
    void whatKeepsItFromBeingPlannedIsSaidAndThereIsNoPlan() {
        backend.planProblem = Problem.blocker(ProblemId.PRIV_NONE, "", "the service");
        RemovalPageModel model = model();

        assertThat(model.planned().get()).isEmpty();
        assertThat(model.checks()).extracting("mark").containsExactly(Status.PROBLEM);
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void dataAndApplicationsStayUnlessTheyAreChosen() {
        RemovalPageModel model = model();
        assertThat(last().delete()).doesNotContain(Removal.Part.DATA, Removal.Part.APPLICATIONS);
        assertThat(model.stays())
                .anyMatch(line -> line.contains("/var/lib/octopus/Tentacle "))
                .anyMatch(line -> line.contains("/var/lib/octopus/Tentacle-applications"));

        model.data().set(true);
        assertThat(last().delete()).contains(Removal.Part.DATA, Removal.Part.SERVICE);
        assertThat(last().delete()).doesNotContain(Removal.Part.APPLICATIONS);
        assertThat(model.stays()).noneMatch(line -> line.contains("/var/lib/octopus/Tentacle "));

        model.applications().set(true);
        assertThat(last().delete()).isEqualTo(Set.of(Removal.Part.values()));

        model.data().set(false);
        model.applications().set(false);
        assertThat(last().whole()).isTrue();
        assertThat(last().delete()).doesNotContain(Removal.Part.DATA);
    }

    @Test
    void withoutAKeyNoServerIsCalledAndTheRecordIsNamedAsStaying() {
        RemovalPageModel model = model();

        assertThat(last().server()).isEmpty();
        assertThat(model.stays()).anyMatch(line -> line.contains("“web01”"));
    }

    @Test
    void withAKeyTheRecordGoesToo() {
        RemovalPageModel model = model();
        model.apiKey().value().set(ScriptedBackend.GOOD_KEY);
        assertThat(model.planned().get()).as("nothing is planned while one types").isEmpty();

        kit.onePauseEnds();

        assertThat(last().server().orElseThrow().url()).hasToString("https://octopus.example.com");
        assertThat(last().deregister()).isEqualTo(Removal.Deregister.AUTO);
        assertThat(model.stays()).noneMatch(line -> line.contains("web01"));
        assertThat(model.planned().get()).isPresent();
    }

    @Test
    void aKeyWithoutAnAddressIsToldBesideTheAddress() {
        var model = new RemovalPageModel(kit.context, Agents.damaged("old"));
        model.apiKey().value().set(ScriptedBackend.GOOD_KEY);
        kit.onePauseEnds();

        assertThat(model.planned().get()).isEmpty();
        assertThat(model.address().hint().get().blocks()).isTrue();
    }

    @Test
    void listsWhatGoesItemByItem() {
        RemovalPageModel model = model();

        assertThat(model.steps()).hasSize(backend.removalRun.steps.size());
        assertThat(model.steps().getLast().changes())
                .anyMatch(change -> change.contains("tentacle-Tentacle.config"));
        assertThat(model.steps().getLast().destructive()).isTrue();
    }

    private RemovalPageModel model() {
        var model = new RemovalPageModel(kit.context, Agents.polling("Tentacle"));
        model.plan();
        return model;
    }

    private Removal last() {
        return backend.removals.getLast();
    }
}
