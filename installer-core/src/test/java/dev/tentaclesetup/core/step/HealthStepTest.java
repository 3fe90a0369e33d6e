package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.practice.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No agent runs here: what a healthy one gives is shown by the tests of whole set-ups.
@Timeout(90)
class HealthStepTest {

    private RegisteringKit kit;

    @BeforeEach
    void start() throws Exception {
        kit = new RegisteringKit();
        kit.registered.set(Optional.of(kit.space.create(kit.spec("web01", RegisteringKit.OWN))));
    }

    @AfterEach
    void stop() throws Exception {
        kit.close();
    }

    private HealthStep step(Duration limit) {
        return new HealthStep(kit.space, kit.client.tasks(), kit.registered, kit.facts, limit);
    }

    @Test
    void anAgentThatCannotBeReachedIsReportedWithTheServersWords() throws Exception {
        HealthStep step = step(Duration.ofSeconds(60));
        var lines = new ArrayList<String>();

        step.apply(lines::add);

        Problem problem = problem(step::verify);
        assertThat(problem.id()).isEqualTo(ProblemId.HEALTH_FAIL);
        assertThat(problem.seen()).isNotEmpty();
        assertThat(lines).isNotEmpty();
        assertThat(kit.facts.facts().health()).isEmpty();
    }

    @Test
    void theTraceOfAnExceptionInTheServersLogIsNotShownToPeople() {
        String log =
                """
                The agent refused the script.
                java.io.IOException: The drive '/srv' does not have enough free disk space
                    at dev.tentaclesetup.agent.script.FreeSpace.require(FreeSpace.java:34)
                    ... 12 more
                Caused by: Halibut.Exceptions.ServiceInvocationHalibutClientException: no reply
                   at System.Threading.Tasks.Task.Run()
                """;

        assertThat(HealthStep.withoutTraces(Stream.of(log)))
                .isEqualTo(
                        """
                        The agent refused the script.
                        The drive '/srv' does not have enough free disk space
                        no reply\
                        """);
    }

    @Test
    void aCheckThatStaysInTheQueueIsToldAndProvesNothing() throws Exception {
        kit.server.faults().inject(new Fault.TaskQueueStopped());
        HealthStep step = step(Duration.ofSeconds(1));

        step.apply(_ -> {});
        step.verify();

        assertThat(kit.warnings()).containsExactly(ProblemId.HEALTH_SLOW);
        assertThat(kit.facts.facts().health()).isEmpty();
    }

    @Test
    void anAccountThatMayStartNoTaskWatchesTheMachine() throws Exception {
        kit.server.faults().inject(new Fault.ForbidTasks());

        Problem problem = problem(() -> step(Duration.ofSeconds(60)).apply(_ -> {}));

        assertThat(problem.id()).isEqualTo(ProblemId.HEALTH_FAIL);
    }

    @Test
    void aMachineThatWasCheckedBeforeIsNotProvedByThat() throws Exception {
        HealthStep first = step(Duration.ofSeconds(60));
        first.apply(_ -> {});
        kit.registered.set(kit.space.machine(MachineKind.TARGET, kit.id()));
        kit.server.faults().inject(new Fault.ForbidTasks());
        HealthStep step = step(Duration.ofSeconds(1));

        step.apply(_ -> {});
        step.verify();

        assertThat(kit.warnings()).containsExactly(ProblemId.HEALTH_UNKNOWN);
        assertThat(kit.facts.facts().health()).isEmpty();
    }

    @Test
    void yesterdaysHealthProvesNothing() {
        assertThat(step(Duration.ofSeconds(30)).holds()).isFalse();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
