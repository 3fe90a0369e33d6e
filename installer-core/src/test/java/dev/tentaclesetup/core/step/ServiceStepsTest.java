package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Making, changing and removing a service, each taken back.
class ServiceStepsTest {

    private static final ServiceName NAME = new ServiceName("Demo");
    private static final ServiceDefinition OLD = definition("/opt/old/tentacle");
    private static final ServiceDefinition NEW = definition("/opt/new/tentacle");
    private static final ServiceFailure REFUSED = new ServiceFailure.NotElevated("install Demo");

    private final MemoryService services = new MemoryService();

    private static ServiceDefinition definition(String program) {
        return ServiceDefinition.of(
                NAME, "Octopus Deploy", List.of(program, "agent", "--instance=Demo"));
    }

    private ServiceStep change(Optional<Secret> password) {
        return new ServiceStep(
                services.port(), Answers.Run.SERVICE, NEW, password, services.there, List.of());
    }

    @Test
    void aNewServiceIsTakenAwayAgain() throws Exception {
        services.state = ServiceState.NOT_INSTALLED;
        ServiceStep step = change(Optional.empty());
        assertThat(step.holds()).isFalse();

        step.apply(_ -> {});
        step.verify();

        assertThat(services.there).contains(NEW);
        step.undo();
        step.undone();
        assertThat(services.there).isEmpty();
    }

    @Test
    void aChangedServiceIsMadeAgainAsItWas() throws Exception {
        services.there = Optional.of(OLD);
        ServiceStep step = change(Optional.empty());

        step.apply(_ -> {});
        step.verify();
        step.undo();
        step.undone();

        assertThat(services.there).contains(OLD);
    }

    @Test
    void anotherProgramIsShownByItsCommandAndAnotherChangeByWhatDiffers() {
        services.there = Optional.of(OLD);
        assertThat(change(Optional.empty()).description().before())
                .startsWith("command=/opt/old/tentacle");
        var drift = new ServiceDrift(ServiceDrift.Aspect.SETTING, "Restart", "no", "always");
        var step =
                new ServiceStep(
                        services.port(),
                        Answers.Run.SERVICE,
                        NEW,
                        Optional.empty(),
                        Optional.of(NEW),
                        List.of(drift));

        assertThat(step.description().before()).isEqualTo("Restart=no");
        assertThat(step.description().after()).isEqualTo("Restart=always");
    }

    @Test
    void aPasswordReachesTheServiceManagerAndNoDescription() throws Exception {
        ServiceStep step = change(Optional.of(Secret.of("marker-4711".toCharArray())));

        step.apply(_ -> {});

        assertThat(services.calls).singleElement().asString().startsWith("install with ");
        assertThat(step.description().toString()).doesNotContain("marker-4711");
    }

    @Test
    void aRefusedInstallationIsReportedAndUndoingItPutsTheOldOneBack() throws Exception {
        services.there = Optional.of(OLD);
        services.refusals.put("install", REFUSED);
        ServiceStep step = change(Optional.empty());

        assertThat(problem(() -> step.apply(_ -> {})).id()).isEqualTo(ProblemId.PRIV_NONE);

        services.refusals.clear();
        step.undo();
        step.undone();
        assertThat(services.there).contains(OLD);
    }

    @Test
    void noticesAServiceThatIsNotAsWanted() throws Exception {
        ServiceStep step = change(Optional.empty());
        step.apply(_ -> {});
        services.there = Optional.of(OLD);

        assertThat(problem(step::verify).id()).isEqualTo(ProblemId.SVC_COMMAND);
    }

    @Test
    void saysThatAServiceCouldNotBePutBack() throws Exception {
        services.there = Optional.of(OLD);
        ServiceStep step = change(Optional.empty());
        step.apply(_ -> {});
        services.refusals.put("install", REFUSED);

        assertThat(problem(step::undo).id()).isEqualTo(ProblemId.PRIV_NONE);
        assertThat(problem(step::undone).reason()).isEqualTo(Reason.of("not-as-before"));
    }

    @Test
    void aRemovedServiceIsMadeAgain() throws Exception {
        services.there = Optional.of(OLD);
        var step = new RemoveServiceStep(services.port(), NAME);
        assertThat(step.holds()).isFalse();

        step.apply(_ -> {});
        step.verify();

        assertThat(services.there).isEmpty();
        step.undo();
        step.undone();
        assertThat(services.there).contains(OLD);
    }

    @Test
    void aServiceThatCannotBeRemovedIsReportedAndStays() throws Exception {
        services.there = Optional.of(OLD);
        services.refusals.put("uninstall", REFUSED);
        var step = new RemoveServiceStep(services.port(), NAME);

        assertThat(problem(() -> step.apply(_ -> {})).id()).isEqualTo(ProblemId.PRIV_NONE);

        step.undo();
        step.undone();
        assertThat(services.there).contains(OLD);
    }

    @Test
    void noticesAServiceThatIsStillInstalled() {
        services.there = Optional.of(OLD);
        var step = new RemoveServiceStep(services.port(), NAME);

        assertThat(problem(step::verify).reason()).isEqualTo(Reason.of("still-installed"));
    }

    @Test
    void aStepThatNeverBeganLeavesTheServiceAlone() throws Exception {
        services.there = Optional.of(OLD);

        for (var step :
                List.of(change(Optional.empty()), new RemoveServiceStep(services.port(), NAME))) {
            step.undo();
            step.undone();
        }

        assertThat(services.there).contains(OLD);
        assertThat(services.calls).isEmpty();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
