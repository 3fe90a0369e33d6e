package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Requests;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeregisterStepTest {

    private RegisteringKit kit;
    private Machine one;
    private Machine two;

    @BeforeEach
    void start() throws Exception {
        kit = new RegisteringKit();
        one = kit.space.create(kit.spec("one", RegisteringKit.OWN));
        two = kit.space.create(kit.spec("two", RegisteringKit.OWN));
        kit.space.create(kit.spec("other", RegisteringKit.OTHERS));
    }

    @AfterEach
    void stop() throws Exception {
        kit.close();
    }

    private DeregisterStep step() {
        return new DeregisterStep(kit.space, List.of(one, two), kit.facts);
    }

    @Test
    void deletesTheRecordsOfThisAgentAndNoOthers() throws Exception {
        DeregisterStep step = step();
        assertThat(step.holds()).isFalse();

        step.apply(_ -> {});
        step.verify();

        assertThat(step.holds()).isTrue();
        assertThat(kit.names()).containsExactly("other");
    }

    @Test
    void namesWhatIsGoneWhenItIsUndone() throws Exception {
        DeregisterStep step = step();
        step.apply(_ -> {});

        step.undo();

        Problem problem = problem(step::undone);
        assertThat(problem.id()).isEqualTo(ProblemId.REG_REFUSED);
        assertThat(problem.reason())
                .isEqualTo(Reason.of("deleted", one.id() + " one, " + two.id() + " two"));
    }

    @Test
    void aRefusedDeletionLosesNothing() throws Exception {
        DeregisterStep step = step();
        kit.server.faults().inject(new Fault.Maintenance(403));

        assertThat(problem(() -> step.apply(_ -> {})).id()).isEqualTo(ProblemId.SRV_MAINT);

        kit.server.faults().clear();
        step.undo();
        step.undone();
        assertThat(kit.names()).contains("one", "two");
    }

    @Test
    void namesTheRecordWhoseDeletionGotNoAnswer() throws Exception {
        DeregisterStep step = step();
        kit.server.faults().inject(new Fault.DropAfterWrite(Requests.writesTo("machines")), 1);

        assertThat(problem(() -> step.apply(_ -> {})).id()).isEqualTo(ProblemId.NET_RESET);

        step.undo();
        assertThat(problem(step::undone).reason())
                .isEqualTo(Reason.of("deleted", one.id() + " one"));
        assertThat(kit.names()).contains("two").doesNotContain("one");
    }

    @Test
    void noticesARecordThatIsStillThere() {
        assertThat(problem(step()::verify).id()).isEqualTo(ProblemId.REG_REFUSED);
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
