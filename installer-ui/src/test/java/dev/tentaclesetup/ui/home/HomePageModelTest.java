package dev.tentaclesetup.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.setup.AgentOrder;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.ui.engine.HomeFacts;
import dev.tentaclesetup.ui.testkit.Agents;
import dev.tentaclesetup.ui.testkit.ModelKit;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.ScriptedBackend.ScriptedRun;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The list of agents, the chosen one, and what can be done with it.
class HomePageModelTest {

    private final ModelKit kit = new ModelKit(AnswerDraft.empty());
    private final ScriptedBackend backend = kit.backend;

    @Test
    void withoutAgentsNothingIsChosen() {
        HomePageModel model = home();

        assertThat(model.rows()).isEmpty();
        assertThat(model.selected().get()).isEmpty();
        model.order(AgentOrder.STOP);
        assertThat(backend.asked).doesNotContain("STOP");
    }

    @Test
    void aStateThatCannotBeAskedForIsNotKnownAndKeepsNoOtherFromBeingAsked() {
        backend.agents.put("b", Agents.service(ServiceState.RUNNING));
        HomePageModel model = home("a", "b");

        assertThat(model.rows().get(0).word()).isEqualTo("Asking…");
        assertThat(model.rows().get(1).word()).isEqualTo("Running");
    }

    @Test
    void asksForTheChosenOneFirstAndAgainAfterAWhile() {
        backend.agents.put("a", Agents.service(ServiceState.RUNNING));
        backend.agents.put("b", Agents.service(ServiceState.STOPPED));
        HomePageModel model = home("a", "b");
        model.select("b");
        backend.asked.clear();
        backend.agents.put("b", Agents.service(ServiceState.FAILED));

        kit.onePauseEnds();

        assertThat(backend.asked).containsExactly("agent b", "agent a", "home");
        assertThat(model.selected().get().orElseThrow().word()).isEqualTo("Failed");
        assertThat(model.selected().get().orElseThrow().mark()).isEqualTo(Status.PROBLEM);
    }

    @Test
    void saysWhyTheListCannotBeReadAndKeepsTheOneItHas() {
        HomePageModel model = home("a");
        backend.homeProblem = Problem.blocker(ProblemId.CFG_CORRUPT, "", "/etc/x");

        kit.onePauseEnds();

        assertThat(model.rows()).hasSize(1);
        assertThat(model.hint().get().mark()).isEqualTo(Status.PROBLEM);
        assertThat(model.hint().get().text()).contains("/etc/x");
    }

    @Test
    void doesNotAskAnyMoreWhenItIsNotShown() {
        HomePageModel model = home("a");
        model.leave();
        backend.asked.clear();

        kit.onePauseEnds();

        assertThat(backend.asked).isEmpty();
    }

    @Test
    void keepsTheChosenOneWhenTheListChanges() {
        HomePageModel model = home("a", "b");
        model.select("b");
        backend.home = Agents.home(Agents.polling("0"), Agents.polling("a"), Agents.polling("b"));

        kit.onePauseEnds();

        assertThat(model.rows()).hasSize(3);
        assertThat(model.selected().get().orElseThrow().name()).isEqualTo("b");

        backend.home = Agents.home(Agents.polling("0"));
        kit.onePauseEnds();
        assertThat(model.selected().get().orElseThrow().name()).isEqualTo("0");
    }

    @Test
    void saysWhatIsDamagedAndStillLetsItBeChangedAndRemoved() {
        backend.home = Agents.home(Agents.damaged("old"));
        backend.agents.put("old", Agents.service(ServiceState.STOPPED));
        HomePageModel model = shown();

        assertThat(model.hint().get().mark()).isEqualTo(Status.WARNING);
        assertThat(model.hint().get().text()).contains("/etc/octopus/old.config");
        assertThat(model.rows().getFirst().word()).isEqualTo("Damaged · Stopped");
        assertThat(model.whyNotChanged()).isEmpty();
    }

    @Test
    void offersOnlyWhatTheStateAllows() {
        backend.agents.put("a", Agents.service(ServiceState.RUNNING));
        HomePageModel model = home("a");
        assertThat(model.whyNot(AgentOrder.START)).isNotEmpty();
        assertThat(model.whyNot(AgentOrder.STOP)).isEmpty();
        assertThat(model.whyNot(AgentOrder.RESTART)).isEmpty();

        backend.agents.put("a", Agents.service(ServiceState.STOPPED));
        kit.onePauseEnds();
        assertThat(model.whyNot(AgentOrder.START)).isEmpty();
        assertThat(model.whyNot(AgentOrder.STOP)).isNotEmpty();
        assertThat(model.whyNot(AgentOrder.RESTART)).isNotEmpty();
    }

    @Test
    void withoutRightsEverythingIsToBeLookedAtOnly() {
        backend.agents.put("a", Agents.locked(ServiceState.RUNNING));
        HomePageModel model = home("a");

        assertThat(model.why()).contains("administrator");
        assertThat(model.whyNotChanged()).contains("administrator");
        for (AgentOrder order : AgentOrder.values()) {
            assertThat(model.whyNot(order)).isNotEmpty();
        }

        backend.home = new HomeFacts(List.of(Agents.polling("a")), false);
        HomePageModel list = shown();
        assertThat(list.changeable().get()).isFalse();
        assertThat(list.whyNotChanged()).isNotEmpty();
    }

    @Test
    void aServiceOfAnotherProgramIsNotOursToStop() {
        backend.home = Agents.home(Agents.listening("vendor"));
        backend.agents.put("vendor", Agents.foreign(ServiceState.RUNNING));
        HomePageModel model = shown();

        assertThat(model.whyNot(AgentOrder.STOP)).contains("another program");
        assertThat(model.why()).contains("another program");
        model.order(AgentOrder.STOP);
        assertThat(backend.asked).doesNotContain("STOP vendor");
    }

    @Test
    void stopsAndLooksAgain() {
        backend.agents.put("a", Agents.service(ServiceState.RUNNING));
        HomePageModel model = home("a");

        model.order(AgentOrder.STOP);

        assertThat(backend.asked).contains("STOP a");
        assertThat(model.hint().get()).isEqualTo(new Hint(Status.OK, "a has stopped", ""));
        assertThat(model.rows().getFirst().word()).isEqualTo("Stopped");
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void saysWhyAnOrderWasRefusedOrFailed() {
        backend.agents.put("a", Agents.service(ServiceState.STOPPED));
        HomePageModel model = home("a");

        backend.orderProblem = Problem.blocker(ProblemId.PRIV_NONE, "", "start");
        model.order(AgentOrder.START);
        assertThat(model.hint().get().mark()).isEqualTo(Status.PROBLEM);

        backend.orderProblem = null;
        Problem crash = Problem.blocker(ProblemId.SVC_CRASH, "no certificate", "a");
        backend.run.report =
                new Report.Undone(
                        ScriptedRun.doneFacts(),
                        new StopCause.Failed(
                                ScriptedRun.STEPS.stream()
                                        .filter(step -> step.kind() == StepKind.START)
                                        .findFirst()
                                        .orElseThrow(),
                                crash),
                        List.of());
        model.order(AgentOrder.START);
        assertThat(model.hint().get().mark()).isEqualTo(Status.PROBLEM);
        assertThat(model.hint().get().text()).contains("a");
    }

    @Test
    void anotherChoiceTakesTheResultOfAnOrderAway() {
        backend.agents.put("a", Agents.service(ServiceState.RUNNING));
        HomePageModel model = home("a", "b");
        model.order(AgentOrder.STOP);

        model.select("b");

        assertThat(model.hint().get()).isEqualTo(Hint.NONE);
    }

    private HomePageModel home(String... names) {
        backend.home = new HomeFacts(List.of(names).stream().map(Agents::polling).toList(), true);
        return shown();
    }

    private HomePageModel shown() {
        var model = new HomePageModel(kit.context, backend.home);
        model.enter();
        return model;
    }
}
