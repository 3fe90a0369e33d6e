package dev.tentaclesetup.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Fault;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.ui.ScreenshotMain;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ModelKit;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewPageModelTest {

    @Test
    void plansWhenEverythingIsAnswered() {
        var kit = new ModelKit(complete());
        var model = new ReviewPageModel(kit.context);

        model.prepare();

        assertThat(model.planned().get()).isPresent();
        assertThat(model.steps()).hasSize(7);
        assertThat(model.problem().get()).isEqualTo(Hint.NONE);
        assertThat(model.checks()).extracting(CheckRow::mark).containsExactly(Status.OK);
        assertThat(model.summary())
                .extracting(SummaryLine::step)
                .containsExactly(
                        WizardStep.SERVER,
                        WizardStep.CONNECTION,
                        WizardStep.REGISTRATION,
                        WizardStep.HOST);
    }

    @Test
    void namesTheReferenceOfAFaultOfTheProgram() {
        var kit = new ModelKit(complete());
        kit.backend.fault = new IllegalStateException("API-KEYINTHETEXT");
        var model = new ReviewPageModel(kit.context);

        model.prepare();

        assertThat(model.problem().get().blocks()).isTrue();
        assertThat(model.planned().get()).isEmpty();
        assertThat(model.checks())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.text())
                            .startsWith("Internal error " + Fault.reference(kit.backend.fault));
                    assertThat(row.toString()).doesNotContain("API-KEYINTHETEXT");
                });
    }

    @Test
    void namesTheAccountThatTheServiceGets() {
        assertThat(serviceWords(new ModelKit(asService())))
                .isEqualTo("Runs as a service under root");
    }

    @Test
    void namesTheAccountThatTheServiceKeeps() {
        var kit = new ModelKit(asService());
        kit.backend.kept.put(
                "Tentacle", new Answers.Account.Dedicated(Optional.of("tts-tentacle")));

        assertThat(serviceWords(kit))
                .isEqualTo("Runs as a service under an account of its own, tts-tentacle");
    }

    private static AnswerDraft asService() {
        return complete().with(AnswerKey.SERVICE_INSTALL, "yes");
    }

    private static String serviceWords(ModelKit kit) {
        var model = new ReviewPageModel(kit.context);
        model.prepare();
        return model.summary().getLast().more().getFirst();
    }

    @Test
    void isBusyUntilThePlanIsThere() {
        var kit = new ModelKit(complete());
        var model = new ReviewPageModel(kit.context);
        var plannedWhenIdle = new ArrayList<Boolean>();
        model.busy()
                .subscribe((before, busy) -> {
                    if (!busy) {
                        plannedWhenIdle.add(model.planned().get().isPresent());
                    }
                });

        model.prepare();

        assertThat(plannedWhenIdle).containsExactly(true);
    }

    @Test
    void listsEverythingThatIsWrongInsteadOfPlanning() {
        var kit =
                new ModelKit(
                        complete()
                                .without(AnswerKey.REGISTRATION_ROLE)
                                .with(AnswerKey.CONNECTION_LISTEN_PORT, "0"));
        var model = new ReviewPageModel(kit.context);

        model.prepare();

        assertThat(model.planned().get()).isEmpty();
        assertThat(model.problem().get().blocks()).isTrue();
        assertThat(model.checks()).filteredOn(row -> row.mark() == Status.PROBLEM).hasSize(2);
    }

    @Test
    void doesNotPlanOnWhenACheckFound() {
        var kit = new ModelKit(complete());
        kit.backend.checks =
                List.of(new CheckRow(Status.PROBLEM, "Disk full", "DISK-FULL", "Free"));
        var model = new ReviewPageModel(kit.context);

        model.prepare();

        assertThat(model.planned().get()).isEmpty();
        assertThat(model.problem().get().blocks()).isTrue();
    }

    @Test
    void goesOnWithAWarningThatItShows() {
        var kit = new ModelKit(complete());
        kit.backend.checks = List.of(CheckRow.of(Status.WARNING, "Clock differs"));
        var model = new ReviewPageModel(kit.context);

        model.prepare();

        assertThat(model.planned().get()).isPresent();
        assertThat(model.checks()).extracting(CheckRow::text).containsExactly("Clock differs");
    }

    @Test
    void saysWhyNothingCouldBePlanned() {
        var kit = new ModelKit(complete());
        kit.backend.planProblem = Problem.of(ProblemId.NET_DNS, "x", "octopus.example.com");
        var model = new ReviewPageModel(kit.context);

        model.prepare();

        assertThat(model.planned().get()).isEmpty();
        assertThat(model.checks()).extracting(CheckRow::detail).containsExactly("NET-DNS");
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void refusesAnswersThatDescribeARemoval() {
        var kit =
                new ModelKit(
                        AnswerDraft.empty()
                                .with(AnswerKey.SETUP_ACTION, "remove")
                                .with(AnswerKey.SETUP_INSTANCE, "Tentacle"));
        var model = new ReviewPageModel(kit.context);

        model.prepare();

        assertThat(model.planned().get()).isEmpty();
        assertThat(model.problem().get().blocks()).isTrue();
    }

    static AnswerDraft complete() {
        return ScreenshotMain.answers().with(AnswerKey.CONNECTION_MODE, "listening");
    }

    @Test
    void isReadableOnlyWhenItsResultHasStoodForAWhile() {
        var kit = new ModelKit(complete());
        var model = new ReviewPageModel(kit.context);

        model.prepare();
        assertThat(model.planned().get()).isPresent();
        assertThat(model.readable().get()).isFalse();

        kit.pauseEnds();
        assertThat(model.readable().get()).isTrue();

        model.prepare();
        assertThat(model.readable().get()).as("read anew").isFalse();
    }

    @Test
    void countsAnewWhileTheButtonIsHeld() {
        var kit = new ModelKit(complete());
        var model = new ReviewPageModel(kit.context);
        model.prepare();

        model.pressedTooEarly();

        assertThat(model.readable().get()).isFalse();
        kit.pauseEnds();
        assertThat(model.readable().get()).isTrue();
    }

    @Test
    void checksAgainWhenWhatBlockedMayBeGone() {
        var kit = new ModelKit(complete());
        kit.backend.checks = List.of(CheckRow.of(Status.PROBLEM, "The disk is full"));
        var model = new ReviewPageModel(kit.context);
        model.prepare();
        assertThat(model.problem().get().blocks()).isTrue();

        kit.backend.checks = List.of();
        assertThat(model.retry()).isTrue();

        assertThat(model.planned().get()).isPresent();
        assertThat(model.retry()).as("nothing blocks").isFalse();
    }
}
