package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.RunningProgram;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.StartStep.Goal;
import dev.tentaclesetup.core.time.PausingClock;
import dev.tentaclesetup.core.time.Poller;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How far a start goes, what is told when it does not get there, and what a stop gives back.
class StartAndStopStepTest {

    private static final ServiceName NAME = new ServiceName("Tentacle");
    private static final String WAITING = "Waiting for the first answer of https://a:10943/";

    @TempDir Path home;
    private final MemoryService services = new MemoryService();

    @Test
    void aStartIsNotOverUntilTheAgentIsReady() throws Exception {
        var step = start(Goal.READY);

        step.apply(_ -> {});
        step.verify();

        assertThat(services.calls).containsExactly("start");
        assertThat(services.state).isEqualTo(ServiceState.RUNNING);
    }

    @Test
    void anAgentThatWaitsForItsServerIsToldWithWhatItSays() {
        services.failure =
                new ServiceFailure.TimedOut(
                        NAME, ServiceState.RUNNING, Duration.ofSeconds(60), WAITING);

        Problem problem = problem(() -> start(Goal.READY).apply(_ -> {}));

        assertThat(problem.id()).isEqualTo(ProblemId.SVC_TIMEOUT);
        assertThat(Messages.in(Locale.ENGLISH).seen(problem))
                .isEqualTo("not RUNNING after 60 s\n" + WAITING);
    }

    @Test
    void anAgentThatNoServerKnowsOnlyHasToSayThatItWaits() throws Exception {
        services.afterLaunch = ServiceState.STARTING;
        services.told = WAITING;
        var step = start(Goal.WAITING);

        step.apply(_ -> {});
        step.verify();

        assertThat(services.calls).containsExactly("launch");
    }

    @Test
    void anAgentThatNoServerKnowsMustNotCrash() throws Exception {
        services.afterLaunch = ServiceState.FAILED;
        var step = start(Goal.WAITING);
        step.apply(_ -> {});

        Problem problem = problem(step::verify);

        assertThat(problem.id()).isEqualTo(ProblemId.SVC_CRASH);
        assertThat(problem.seen()).isEqualTo("the last line");
    }

    @Test
    void whatRanBeforeHasToRunAgain() throws Exception {
        services.state = ServiceState.RUNNING;
        var step = new StopStep(services.port(), NAME);
        step.apply(_ -> {});
        step.verify();

        step.undo();
        step.undone();

        assertThat(services.calls).containsExactly("stop", "start");
        services.state = ServiceState.FAILED;
        assertThat(problem(step::undone).id()).isEqualTo(ProblemId.SVC_COMMAND);
    }

    @Test
    void whatRanBeforeMayWaitForItsServerNow() throws Exception {
        services.state = ServiceState.RUNNING;
        var step = new StopStep(services.port(), NAME);
        step.apply(_ -> {});
        services.failure =
                new ServiceFailure.TimedOut(
                        NAME, ServiceState.RUNNING, Duration.ofSeconds(60), WAITING);

        step.undo();
        services.state = ServiceState.STARTING;
        step.undone();

        assertThat(services.calls).containsExactly("stop", "start");
    }

    @Test
    void whatFailedBeforeIsLeftToFailAgain() throws Exception {
        services.state = ServiceState.FAILED;
        services.afterLaunch = ServiceState.FAILED;
        var step = new StopStep(services.port(), NAME);
        assertThat(step.holds()).isFalse();
        step.apply(_ -> {});
        step.verify();

        step.undo();
        step.undone();

        assertThat(services.calls).containsExactly("stop", "launch");
    }

    @Test
    void aServiceThatStaysFailedWithoutAProcessIsStopped() throws Exception {
        services.state = ServiceState.FAILED;
        services.afterStop = ServiceState.FAILED;
        var step = new StopStep(services.port(), NAME);

        step.apply(_ -> {});
        step.verify();

        services.processId = OptionalLong.of(7);
        assertThat(problem(step::verify).id()).isEqualTo(ProblemId.SVC_COMMAND);
    }

    @Test
    void anAgentThatRunsAScriptIsNotStoppedForAnotherProgram() throws Exception {
        Process agent = new ProcessBuilder("sh", "-c", "sleep 300 & wait").start();
        try {
            services.state = ServiceState.RUNNING;
            services.processId = OptionalLong.of(agent.pid());
            assertThat(
                            new Poller(PausingClock.system(), Duration.ofMillis(5))
                                    .await(
                                            Duration.ofSeconds(30),
                                            () -> agent.children().findAny().isPresent()))
                    .isTrue();
            StopStep step = ofOldProgram(Duration.ZERO);

            Problem busy = problem(() -> step.apply(_ -> {}));

            assertThat(busy.id()).isEqualTo(ProblemId.SVC_BUSY);
            assertThat(services.calls).isEmpty();
            agent.children().forEach(ProcessHandle::destroyForcibly);
            ofOldProgram(Duration.ofSeconds(30)).apply(_ -> {});
            assertThat(services.calls).containsExactly("stop");
        } finally {
            agent.children().forEach(ProcessHandle::destroyForcibly);
            agent.destroyForcibly();
        }
    }

    private StopStep ofOldProgram(Duration limit) {
        var poller = new Poller(PausingClock.system(), Duration.ofMillis(1));
        return StopStep.ofOldProgram(
                services.port(),
                NAME,
                new RunningProgram("/opt/a/runtime/bin/tentacle (deleted)"),
                new IdleWait(poller, limit));
    }

    private StartStep start(Goal goal) {
        return new StartStep(
                services.port(),
                NAME,
                goal,
                () -> true,
                new AgentLeftovers(home),
                new Poller(PausingClock.system(), Duration.ofMillis(1)));
    }

    @FunctionalInterface
    private interface Call {
        void run() throws Exception;
    }

    private static Problem problem(Call call) {
        return catchThrowableOfType(ProblemException.class, call::run).problem();
    }
}
