package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.windows.ReportedStatus.State;
import dev.tentaclesetup.service.windows.ServiceLife.Pace;
import dev.tentaclesetup.service.windows.WindowsServiceHost.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WindowsServiceHostTest {

    private static final Pace NO_PROGRESS = new Pace(Duration.ofDays(1), 1);
    private static final int STOP = 1;
    private static final int PAUSE = 2;
    private static final int INTERROGATE = 4;

    private final ScriptedManager manager = new ScriptedManager();

    @Test
    void doesNotRunTheProgramWhereNoManagerStartedIt() throws Exception {
        manager.notStartedByUs();

        Outcome outcome =
                host(NO_PROGRESS)
                        .run(signals -> {
                            throw new AssertionError("ran");
                        });

        assertThat(outcome).isEqualTo(new Outcome.NotAService());
        assertThat(manager.reports()).isEmpty();
    }

    @Test
    void failsWhenTheManagerRefusesTheProcess() {
        var refused = new NativeFailed("StartServiceCtrlDispatcher", 1056, "");
        manager.refuses(refused);

        assertThatThrownBy(() -> host(NO_PROGRESS).run(signals -> 0))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.failure()).isEqualTo(refused));
    }

    @Test
    void failsWhenTheManagerTakesNoHandler() {
        var refused = new NativeFailed("RegisterServiceCtrlHandlerEx", 1083, "");
        manager.refusesTheHandler(refused);

        assertThatThrownBy(() -> host(NO_PROGRESS).run(signals -> 0))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.failure()).isEqualTo(refused));
    }

    @ParameterizedTest
    @ValueSource(ints = {STOP, 5, 15})
    void livesFromStartToStop(int wish) throws Exception {
        Outcome outcome =
                host(NO_PROGRESS)
                        .run(signals -> {
                            signals.ready();
                            assertThat(signals.stopping()).isFalse();
                            assertThat(manager.control(wish)).isZero();
                            signals.awaitStop();
                            assertThat(signals.stopping()).isTrue();
                            return 0;
                        });

        assertThat(outcome).isEqualTo(new Outcome.Served(0));
        assertThat(manager.reports())
                .containsExactly(
                        new ReportedStatus(State.START_PENDING, 0, 1),
                        new ReportedStatus(State.RUNNING, 0, 0),
                        new ReportedStatus(State.STOP_PENDING, 0, 1),
                        new ReportedStatus(State.STOPPED, 0, 0));
    }

    @Test
    void tellsAFailureByTheProgramsOwnExitCode() throws Exception {
        Outcome outcome = host(NO_PROGRESS).run(signals -> 7);

        assertThat(outcome).isEqualTo(new Outcome.Served(7));
        assertThat(manager.last()).isEqualTo(new ReportedStatus(State.STOPPED, 7, 0));
    }

    /// It would be started again.
    @Test
    void tellsNoFailureOfAServiceThatWasToStop() throws Exception {
        Outcome outcome =
                host(NO_PROGRESS)
                        .run(signals -> {
                            manager.control(STOP);
                            return 7;
                        });

        assertThat(outcome).isEqualTo(new Outcome.Served(7));
        assertThat(manager.last()).isEqualTo(new ReportedStatus(State.STOPPED, 0, 0));
    }

    @Test
    void stopsAsFailedWhenTheProgramThrows() throws Exception {
        Outcome outcome =
                host(NO_PROGRESS)
                        .run(signals -> {
                            throw new IllegalStateException("a mistake");
                        });

        assertThat(outcome).isEqualTo(new Outcome.Served(100));
        assertThat(manager.last()).isEqualTo(new ReportedStatus(State.STOPPED, 100, 0));
    }

    @Test
    void staysStoppingWhenItGetsReadyTooLate() throws Exception {
        host(NO_PROGRESS)
                .run(signals -> {
                    manager.control(STOP);
                    signals.ready();
                    return 0;
                });

        assertThat(manager.states())
                .containsExactly(State.START_PENDING, State.STOP_PENDING, State.STOPPED);
    }

    @Test
    void tellsEachStateOnceHoweverOftenItIsWished() throws Exception {
        host(NO_PROGRESS)
                .run(signals -> {
                    signals.ready();
                    signals.ready();
                    manager.control(STOP);
                    manager.control(STOP);
                    return 0;
                });

        assertThat(manager.states())
                .containsExactly(
                        State.START_PENDING, State.RUNNING, State.STOP_PENDING, State.STOPPED);
    }

    @Test
    void takesOnlyTheControlsItAccepts() throws Exception {
        host(NO_PROGRESS)
                .run(signals -> {
                    assertThat(manager.control(INTERROGATE)).isZero();
                    assertThat(manager.control(PAUSE)).isEqualTo(120);
                    assertThat(signals.stopping()).isFalse();
                    return 0;
                });
    }

    @Test
    void showsProgressWhileItStartsAndNoMoreThanAllowed() throws Exception {
        var pace = new Pace(Duration.ofMillis(1), 4);
        var enough = new CountDownLatch(1);
        manager.onReport(status -> {
            if (status.checkpoint() == 4) {
                enough.countDown();
            }
        });

        host(pace)
                .run(signals -> {
                    assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
                    signals.ready();
                    return 0;
                });

        assertThat(checkpoints(State.START_PENDING)).containsExactly(1, 2, 3, 4);
        assertThat(checkpoints(State.RUNNING)).containsExactly(0);
    }

    @Test
    void showsProgressAgainWhileItStops() throws Exception {
        var pace = new Pace(Duration.ofMillis(1), 3);
        var enough = new CompletableFuture<Boolean>();
        manager.onReport(status -> {
            if (status.state() == State.STOP_PENDING && status.checkpoint() == 3) {
                enough.complete(true);
            }
        });

        host(pace)
                .run(signals -> {
                    signals.ready();
                    manager.control(STOP);
                    enough.join();
                    return 0;
                });

        assertThat(checkpoints(State.STOP_PENDING)).containsExactly(1, 2, 3);
    }

    @Test
    void fillsWindowsOwnStructure() {
        var failed = NativeDispatcher.structure(new ReportedStatus(State.STOPPED, 7, 0));
        var starting = NativeDispatcher.structure(new ReportedStatus(State.START_PENDING, 0, 3));

        assertThat(
                        List.of(
                                failed.dwServiceType,
                                failed.dwCurrentState,
                                failed.dwControlsAccepted,
                                failed.dwWin32ExitCode,
                                failed.dwServiceSpecificExitCode,
                                failed.dwCheckPoint,
                                failed.dwWaitHint))
                .containsExactly(0x10, 1, 0, 1066, 7, 0, 0);
        assertThat(
                        List.of(
                                starting.dwServiceType,
                                starting.dwCurrentState,
                                starting.dwControlsAccepted,
                                starting.dwWin32ExitCode,
                                starting.dwServiceSpecificExitCode,
                                starting.dwCheckPoint,
                                starting.dwWaitHint))
                .containsExactly(0x10, 2, 0x1 | 0x4 | 0x100, 0, 0, 3, 15_000);
    }

    private List<Integer> checkpoints(State state) {
        return manager.reports().stream()
                .filter(status -> status.state() == state)
                .map(ReportedStatus::checkpoint)
                .toList();
    }

    private WindowsServiceHost host(Pace pace) {
        return new WindowsServiceHost(manager, pace);
    }
}
