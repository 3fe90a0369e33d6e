package dev.tentaclesetup.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunEvent;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ModelKit;
import dev.tentaclesetup.ui.testkit.ScriptedBackend.ScriptedRun;
import dev.tentaclesetup.ui.widget.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetupPageModelTest {

    private final ModelKit kit = new ModelKit(AnswerDraft.empty());
    private final SetupPageModel model = new SetupPageModel(kit.context);
    private final ScriptedRun run = kit.backend.run;

    @Test
    void showsEachStepAsItEnds() {
        run.script = listener -> ScriptedRun.succeed(listener, 7);

        model.start(run);

        assertThat(model.steps()).extracting(StepRow::mark).containsOnly(Status.OK);
        assertThat(model.steps().getFirst().took()).contains(Duration.ofMillis(8));
        assertThat(model.progress().get()).isEqualTo(1.0);
        assertThat(model.running().get()).isFalse();
        assertThat(model.log()).isNotEmpty();
    }

    @Test
    void marksWhatWasThereAlready() {
        run.script =
                listener -> listener.on(new RunEvent.StepSame(1, 7, ScriptedRun.STEPS.getFirst()));

        model.start(run);

        assertThat(model.steps().getFirst().mark()).isEqualTo(Status.ALREADY);
        assertThat(model.steps().get(1).mark()).isEqualTo(Status.WAITING);
    }

    @Test
    void showsASuccessWithTheFactsOfTheHost() {
        model.start(run);

        SetupResult result = model.result().get().orElseThrow();
        assertThat(result.mark()).isEqualTo(Status.OK);
        assertThat(result.heading()).contains("web01").contains("healthy");
        assertThat(result.exitCode()).isZero();
        assertThat(result.facts()).isEqualTo(Optional.of(ScriptedRun.doneFacts()));
    }

    @Test
    void saysWhereTheLogOfTheRunIsAlsoOfOneThatFailed() {
        run.log = "/var/log/tentacle-setup/Web.log";
        model.start(run);
        assertThat(model.result().get().orElseThrow().log()).isEqualTo(run.log);

        run.refusal = new ProblemException(Problem.of(ProblemId.CFG_LOCK, "", "pid 1"));
        model.start(run);
        assertThat(model.result().get().orElseThrow().mark()).isEqualTo(Status.PROBLEM);
        assertThat(model.result().get().orElseThrow().log()).isEqualTo(run.log);
    }

    @Test
    void isRunningUntilTheResultIsThere() {
        var resultWhenOver = new ArrayList<Boolean>();
        model.running()
                .subscribe((before, running) -> {
                    if (!running) {
                        resultWhenOver.add(model.result().get().isPresent());
                    }
                });

        model.start(run);

        assertThat(resultWhenOver).containsExactly(true);
    }

    @Test
    void leadsAFailureToTheAnswerThatIsToBlame() {
        var step = ScriptedRun.STEPS.get(4);
        var problem =
                Problem.of(ProblemId.PORT_USED, "", "10933", "java")
                        .at("connection.listen-port", 0);
        var cause = new StopCause.Failed(step, problem);
        run.script =
                listener -> {
                    ScriptedRun.succeed(listener, 4);
                    listener.on(new RunEvent.StepRunning(5, 7, step));
                    listener.on(new RunEvent.StepFailed(5, 7, step, cause, Duration.ZERO));
                    listener.on(new RunEvent.StepUndoing(4, 7, ScriptedRun.STEPS.get(3)));
                    listener.on(
                            new RunEvent.StepUndone(4, 7, ScriptedRun.STEPS.get(3), Duration.ZERO));
                };
        run.report = new Report.Undone(ScriptedRun.doneFacts(), cause, List.of());

        model.start(run);

        SetupResult result = model.result().get().orElseThrow();
        assertThat(result.causeId()).isEqualTo("PORT-USED");
        assertThat(result.fixAt()).contains(WizardStep.CONNECTION);
        assertThat(result.mayRetry()).isTrue();
        assertThat(result.exitCode()).isEqualTo(20);
        assertThat(model.steps().get(4).mark()).isEqualTo(Status.PROBLEM);
        assertThat(model.steps().get(3).mark()).isEqualTo(Status.UNDONE);
    }

    @Test
    void doesNotPromiseThatTheServerIsAsBeforeWhenItsAnswerIsUnknown() {
        var late = new StopCause.TimedOut(Duration.ofSeconds(90));
        var network = Problem.of(ProblemId.NET_TIMEOUT, "", "octopus.example.com");
        var step = step(StepKind.REGISTER);
        for (StopCause cause :
                List.of(new StopCause.Cancelled(), late, new StopCause.Failed(step, network))) {
            assertThat(sentenceAfter(step, cause))
                    .as(cause.toString())
                    .contains("put back")
                    .contains("“web01”")
                    .contains("may still")
                    .doesNotContain("as they were before");
        }
    }

    @Test
    void saysThatEverythingIsAsBeforeWhenTheServerAnswered() {
        var step = step(StepKind.REGISTER);
        var refused = Problem.of(ProblemId.PERM_CREATE, "", "MachineCreate", "Default");

        assertThat(sentenceAfter(step, new StopCause.Failed(step, refused)))
                .contains("as they were before");
        assertThat(sentenceAfter(step(StepKind.HEALTH), new StopCause.Cancelled()))
                .contains("as they were before");
    }

    private String sentenceAfter(StepDescription step, StopCause cause) {
        int n = ScriptedRun.STEPS.indexOf(step) + 1;
        run.script =
                listener -> {
                    ScriptedRun.succeed(listener, n - 1);
                    listener.on(new RunEvent.StepRunning(n, 7, step));
                    listener.on(new RunEvent.StepFailed(n, 7, step, cause, Duration.ZERO));
                };
        run.report = new Report.Undone(ScriptedRun.doneFacts(), cause, List.of());
        model.start(run);
        return model.result().get().orElseThrow().sentence();
    }

    private static StepDescription step(StepKind kind) {
        return ScriptedRun.STEPS.stream()
                .filter(step -> step.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsWhatCouldNotBePutBack() {
        var step = ScriptedRun.STEPS.getFirst();
        run.report =
                new Report.UndoIncomplete(
                        ScriptedRun.doneFacts(),
                        new StopCause.Cancelled(),
                        List.of(),
                        List.of(new Report.Left(step, new StopCause.Cancelled())));

        model.start(run);

        SetupResult result = model.result().get().orElseThrow();
        assertThat(result.left()).hasSize(1);
        assertThat(result.mayRetry()).isFalse();
        assertThat(result.exitCode()).isEqualTo(21);
    }

    @Test
    void endsWithTheCodeThatSilentModeEndsWithWhenWhatWasDoneStays() {
        var health = ScriptedRun.STEPS.getLast();
        var failed = new StopCause.Failed(health, Problem.of(ProblemId.HEALTH_FAIL, "", "web01"));
        run.report = new Report.Kept(ScriptedRun.doneFacts(), failed, List.of(health));

        model.start(run);

        SetupResult result = model.result().get().orElseThrow();
        assertThat(result.causeId()).isEqualTo("HEALTH-FAIL");
        assertThat(result.left()).hasSize(1);
        assertThat(result.exitCode()).isEqualTo(23);
    }

    @Test
    void namesTheTimeLimitAsTheCause() {
        var late = new StopCause.TimedOut(Duration.ofSeconds(90));
        run.report = new Report.Undone(ScriptedRun.doneFacts(), late, List.of());

        model.start(run);

        SetupResult result = model.result().get().orElseThrow();
        assertThat(result.causeId()).isEqualTo("RUN-TIMEOUT");
        assertThat(result.cause()).contains("90");
        assertThat(result.exitCode()).isEqualTo(124);
    }

    @Test
    void asksTheRunToStopOnce() {
        run.script =
                listener -> {
                    model.cancel();
                    model.cancel();
                };
        run.report =
                new Report.Undone(ScriptedRun.doneFacts(), new StopCause.Cancelled(), List.of());

        model.start(run);

        assertThat(run.cancelled).isEqualTo(1);
        assertThat(model.result().get().orElseThrow().exitCode()).isEqualTo(130);
    }

    @Test
    void saysWhyTheRunCouldNotBegin() {
        run.refusal = new ProblemException(Problem.of(ProblemId.CFG_LOCK, "4711", "4711"));

        model.start(run);

        SetupResult result = model.result().get().orElseThrow();
        assertThat(result.causeId()).isEqualTo("CFG-LOCK");
        assertThat(result.exitCode()).isEqualTo(40);
        assertThat(model.running().get()).isFalse();
    }
}
