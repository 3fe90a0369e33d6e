package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.answers.Answers.OnConflict;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Requests;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RegisterStepTest {

    private RegisteringKit kit;

    @BeforeEach
    void start() throws Exception {
        kit = new RegisteringKit();
    }

    @AfterEach
    void stop() throws Exception {
        kit.close();
    }

    @Test
    void aNewRecordIsTakenAwayAgain() throws Exception {
        RegisterStep step = kit.register(OnConflict.FAIL);
        assertThat(step.holds()).isFalse();

        step.apply(_ -> {});
        step.verify();

        assertThat(step.holds()).isTrue();
        assertThat(kit.names()).containsExactly("web01");
        assertThat(kit.registered.machine()).isPresent();
        assertThat(kit.facts.facts().registration()).isPresent();
        step.undo();
        step.undone();
        assertThat(kit.names()).isEmpty();
        assertThat(kit.registered.machine()).isEmpty();
        assertThat(kit.facts.facts().registration()).isEmpty();
    }

    @Test
    void aChangedRecordGetsItsOldAddressBackAndKeepsItsId() throws Exception {
        Machine before = kit.space.create(kit.spec("web01", RegisteringKit.OWN));
        RegisterStep step = kit.register(OnConflict.FAIL);

        step.apply(_ -> {});
        step.verify();

        assertThat(kit.address(before.id())).isEqualTo("https://127.0.0.1:10933/");
        step.undo();
        step.undone();
        assertThat(kit.address(before.id())).isEqualTo("https://127.0.0.1:1/");
        assertThat(kit.registered.machine().map(Machine::id)).contains(before.id());
    }

    @Test
    void aRecordWhoseAnswerNeverArrivedIsSearchedForAndKept() throws Exception {
        RegisterStep step = kit.register(OnConflict.FAIL);
        kit.server.faults().inject(new Fault.DropAfterWrite(Requests.writesTo("machines")), 1);

        step.apply(_ -> {});
        step.verify();

        assertThat(kit.names()).containsExactly("web01");
        assertThat(kit.registered.machine()).isPresent();
        step.undo();
        step.undone();
        assertThat(kit.names()).isEmpty();
    }

    @Test
    void aChangeWhoseAnswerNeverArrivedIsSearchedForAndKept() throws Exception {
        Machine before = kit.space.create(kit.spec("web01", RegisteringKit.OWN));
        RegisterStep step = kit.register(OnConflict.FAIL);
        kit.server.faults().inject(new Fault.DropAfterWrite(Requests.writesTo("machines")), 1);

        step.apply(_ -> {});
        step.verify();

        assertThat(kit.address(before.id())).isEqualTo("https://127.0.0.1:10933/");
    }

    @Test
    void anErrorOfTheServerCountsWhereNothingWasWritten() throws Exception {
        RegisterStep step = kit.register(OnConflict.FAIL);
        kit.server.faults().inject(new Fault.ServerError(Requests.writesTo("machines")), 1);

        assertThat(problem(() -> step.apply(_ -> {})).id()).isEqualTo(ProblemId.SRV_5XX);

        step.undo();
        step.undone();
        assertThat(kit.names()).isEmpty();
    }

    @Test
    void aRefusedCreationLeavesNothingToUndo() throws Exception {
        RegisterStep step = kit.register(OnConflict.FAIL);
        kit.server.faults().inject(new Fault.LicenceLimit());

        assertThat(problem(() -> step.apply(_ -> {})).id()).isEqualTo(ProblemId.REG_LIMIT);

        step.undo();
        step.undone();
        assertThat(kit.names()).isEmpty();
    }

    @Test
    void theRecordOfAnotherAgentIsNeitherChangedNorTakenAway() throws Exception {
        Machine other = kit.space.create(kit.spec("web01", RegisteringKit.OTHERS));
        RegisterStep step = kit.register(OnConflict.FAIL);

        assertThat(problem(() -> step.apply(_ -> {})).id()).isEqualTo(ProblemId.REG_NAME);

        step.undo();
        step.undone();
        assertThat(kit.address(other.id())).isEqualTo("https://127.0.0.1:1/");
    }

    @Test
    void aRecordThatIsTakenOverGoesBackToItsAgent() throws Exception {
        Machine other = kit.space.create(kit.spec("web01", RegisteringKit.OTHERS));
        RegisterStep step = kit.register(OnConflict.UPDATE);

        step.apply(_ -> {});
        step.verify();
        step.undo();
        step.undone();

        Machine now = kit.space.machine(MachineKind.TARGET, other.id()).orElseThrow();
        assertThat(now.hasThumbprint(RegisteringKit.OTHERS)).isTrue();
    }

    @Test
    void tellsOfARecordThatCannotBeSeenAfterItWasWritten() throws Exception {
        RegisterStep step = kit.register(OnConflict.FAIL);
        step.apply(_ -> {});
        kit.space.delete(MachineKind.TARGET, kit.id());

        step.verify();

        assertThat(kit.warnings()).containsExactly(ProblemId.REG_UNSEEN);
    }

    @Test
    void saysThatARecordCouldNotBeTakenAway() throws Exception {
        RegisterStep step = kit.register(OnConflict.FAIL);
        step.apply(_ -> {});
        kit.server.faults().inject(new Fault.Maintenance(403));

        assertThat(problem(step::undo).id()).isEqualTo(ProblemId.SRV_MAINT);
        assertThat(problem(step::undone).id()).isEqualTo(ProblemId.REG_REFUSED);
    }

    @Test
    void saysThatAChangedRecordIsNotAsBefore() throws Exception {
        Machine before = kit.space.create(kit.spec("web01", RegisteringKit.OWN));
        RegisterStep step = kit.register(OnConflict.FAIL);
        step.apply(_ -> {});

        Problem problem = problem(step::undone);

        assertThat(problem.id()).isEqualTo(ProblemId.REG_REFUSED);
        assertThat(problem.reason()).isEqualTo(Reason.of("record-not-as-before", before.id()));
    }

    @Test
    void aStepThatNeverBeganTakesNothingAway() throws Exception {
        kit.space.create(kit.spec("web01", RegisteringKit.OWN));
        RegisterStep step = kit.register(OnConflict.FAIL);

        step.undo();
        step.undone();

        assertThat(kit.names()).containsExactly("web01");
        assertThat(kit.registered.machine()).isEqualTo(Optional.empty());
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
