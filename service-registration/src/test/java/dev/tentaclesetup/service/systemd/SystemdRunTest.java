package dev.tentaclesetup.service.systemd;

import static dev.tentaclesetup.service.systemd.RecordedSystemd.FORGET;
import static dev.tentaclesetup.service.systemd.RecordedSystemd.START;
import static dev.tentaclesetup.service.systemd.RecordedSystemd.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.CommandFailed;
import dev.tentaclesetup.service.ServiceFailure.CommandTimedOut;
import dev.tentaclesetup.service.ServiceFailure.Crashed;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceFailure.TimedOut;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Starting, stopping and the state of a service.
@EnabledOnOs(OS.LINUX)
class SystemdRunTest extends SystemdTestCase {

    @Test
    void startsAndTellsThatItRuns() throws Exception {
        manager.install(definition);
        systemd.changes();

        manager.start(name);

        assertThat(systemd.changes()).containsExactly(START);
        assertThat(manager.status(name))
                .isEqualTo(
                        new ServiceStatus(
                                ServiceState.RUNNING, OptionalLong.of(4711), true, "success"));
    }

    @Test
    void refusesToStartWhatIsNotInstalled() {
        assertThat(failure(() -> manager.start(name))).isEqualTo(new NotInstalled(name));
    }

    @Test
    void explainsACrashedStartByResultAndJournal() throws Exception {
        manager.install(definition);
        systemd.answers.put("start", new CommandResult(1, "Job for Tentacle.service failed\n"));
        systemd.properties.put("Result", "exit-code");
        systemd.properties.put("ExecMainStatus", "203");

        ServiceFailure failure = failure(() -> manager.start(name));

        assertThat(failure).isEqualTo(new Crashed(name, "exit-code 203", List.of("first", "last")));
        assertThat(systemd.commands)
                .endsWith("journalctl --no-pager -q -o cat -n 20 -u Tentacle.service");
    }

    @Test
    void tellsTheCommandWhenAStartFailsWithoutACrash() throws Exception {
        manager.install(definition);
        systemd.answers.put("start", new CommandResult(1, "Failed to get D-Bus connection\n"));

        assertThat(failure(() -> manager.restart(name))).isInstanceOf(CommandFailed.class);
    }

    @Test
    void saysThatRightsAreMissing() throws Exception {
        manager.install(definition);
        systemd.answers.put("start", new CommandResult(4, "Access denied\n"));
        systemd.answers.put("stop", new CommandResult(4, "Access denied\n"));

        assertThat(failure(() -> manager.start(name))).isInstanceOf(NotElevated.class);
        assertThat(failure(() -> manager.stop(name))).isInstanceOf(NotElevated.class);
    }

    @Test
    void stopsBeforeItStartsAgain() throws Exception {
        manager.install(definition);
        systemd.changes();

        manager.restart(name);

        assertThat(systemd.changes()).containsExactly(STOP, START);
    }

    @Test
    void tellsThatTheServiceWasNotReadyInTime() throws Exception {
        CommandRunner slow =
                (command, limit) -> {
                    if (command.contains("start")) {
                        throw new ServiceException(new CommandTimedOut(command, limit));
                    }
                    return systemd.run(command, limit);
                };
        manager.install(definition);
        systemd.properties.put("StatusText", "Waiting for https://a:10943/ (Connection refused)");

        assertThat(failure(() -> new SystemdServiceManager(slow, units, units).start(name)))
                .isEqualTo(
                        new TimedOut(
                                name,
                                ServiceState.RUNNING,
                                SystemdTimes.START,
                                "Waiting for https://a:10943/ (Connection refused)"));
    }

    @Test
    void launchesWithoutWaiting() throws Exception {
        assertThat(failure(() -> manager.launch(name))).isEqualTo(new NotInstalled(name));
        manager.install(definition);
        systemd.changes();

        manager.launch(name);

        assertThat(systemd.changes())
                .containsExactly("systemctl --no-ask-password --no-block start Tentacle.service");
    }

    @Test
    void doesNotCallFailedWhatWasStoppedOnPurpose() throws Exception {
        manager.install(definition);
        systemd.properties.put("ActiveState", "failed");
        systemd.changes();

        manager.stop(name);

        assertThat(systemd.changes()).containsExactly(STOP, FORGET);
    }

    @Test
    void tellsWhatAServiceSaysOfItself() throws Exception {
        systemd.properties.put("LoadState", "loaded");
        systemd.properties.put("StatusText", "Ready: https://a:10943/ has answered = yes");

        assertThat(manager.status(name).told())
                .isEqualTo("Ready: https://a:10943/ has answered = yes");
    }

    @ParameterizedTest
    @CsvSource({
        "loaded, active, running, RUNNING",
        "loaded, reloading, reload, RUNNING",
        "loaded, activating, start, STARTING",
        "loaded, activating, auto-restart, FAILED",
        "loaded, activating, auto-restart-queued, FAILED",
        "loaded, deactivating, stop-sigterm, STOPPING",
        "loaded, inactive, dead, STOPPED",
        "loaded, failed, failed, FAILED",
        "not-found, failed, failed, NOT_INSTALLED",
        "not-found, inactive, dead, NOT_INSTALLED",
        "not-found, active, running, RUNNING"
    })
    void mapsSystemdsStates(String load, String active, String sub, ServiceState state)
            throws Exception {
        systemd.properties.put("LoadState", load);
        systemd.properties.put("ActiveState", active);
        systemd.properties.put("SubState", sub);

        assertThat(manager.status(name).state()).isEqualTo(state);
    }

    @Test
    void readsTheJournalOnlyAsFarAsItMay() throws Exception {
        systemd.answers.put("--no-pager", new CommandResult(1, "No permission\n"));

        assertThat(manager.lastLines(name, 5)).isEmpty();
    }
}
