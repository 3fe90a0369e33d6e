package dev.tentaclesetup.service.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.Definitions;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.SavedService;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.CommandFailed;
import dev.tentaclesetup.service.ServiceFailure.CommandTimedOut;
import dev.tentaclesetup.service.ServiceFailure.Crashed;
import dev.tentaclesetup.service.ServiceFailure.ForeignService;
import dev.tentaclesetup.service.ServiceFailure.NoServiceManager;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceFailure.TimedOut;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import dev.tentaclesetup.service.StartMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(OS.LINUX)
class SystemdServiceManagerTest {

    private static final String SHOW =
            "systemctl show --no-pager -p LoadState,ActiveState,SubState,Result,ExecMainStatus,"
                    + "MainPID,UnitFileState,FragmentPath,DropInPaths,NeedDaemonReload,StatusText Tentacle.service";
    private static final String RELOAD = "systemctl --no-ask-password daemon-reload";
    private static final String ENABLE = "systemctl --no-ask-password enable Tentacle.service";
    private static final String DISABLE = "systemctl --no-ask-password disable Tentacle.service";
    private static final String START = "systemctl --no-ask-password start Tentacle.service";
    private static final String STOP = "systemctl --no-ask-password stop Tentacle.service";
    private static final String FORGET =
            "systemctl --no-ask-password reset-failed Tentacle.service";

    @TempDir Path units;
    private RecordedSystemd systemd;
    private SystemdServiceManager manager;
    private final ServiceDefinition definition = Definitions.ordinary();
    private final ServiceName name = definition.name();

    @BeforeEach
    void prepare() {
        systemd = new RecordedSystemd(units);
        manager = new SystemdServiceManager(systemd, units, units);
    }

    @Test
    void tellsThatSystemdIsThereWithItsVersion() throws Exception {
        assertThat(manager.detect())
                .isEqualTo(new Detection.Present("systemd", "252.39-1~deb12u1"));
    }

    @Test
    void tellsThatSystemdIsMissingInAChangeRootWhereItIgnoresEverything() throws Exception {
        systemd.version = "Running in chroot, ignoring command 'show'\n";

        assertThat(manager.detect()).isEqualTo(new Detection.Absent("systemd", "systemctl show"));
    }

    @Test
    void tellsThatSystemdIsMissingWithoutRunningAnything() throws Exception {
        Path missing = units.resolve("missing");
        var none = new SystemdServiceManager(systemd, units, missing);

        assertThat(none.detect()).isEqualTo(new Detection.Absent("systemd", missing.toString()));
        assertThat(failure(() -> none.install(definition))).isInstanceOf(NoServiceManager.class);
        assertThat(systemd.commands).isEmpty();
    }

    @Test
    void findsNothingToStopOrRemoveWhereSystemdIsMissing() throws Exception {
        var none = new SystemdServiceManager(systemd, units, units.resolve("missing"));

        none.stop(name);
        none.uninstall(name);

        assertThat(none.status(name)).isEqualTo(ServiceStatus.NOT_INSTALLED);
        assertThat(none.installed(name)).isEmpty();
        assertThat(failure(() -> none.start(name))).isInstanceOf(NoServiceManager.class);
        assertThat(systemd.commands).isEmpty();
    }

    @Test
    void writesUnitThenReloadsThenEnables() throws Exception {
        manager.install(definition);

        assertThat(systemd.commands).containsExactly(SHOW, RELOAD, ENABLE);
        Path file = units.resolve("Tentacle.service");
        assertThat(file).hasContent(UnitFile.render(definition));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        assertThat(manager.installed(name)).contains(definition);
        assertThat(manager.holds(definition)).isTrue();
    }

    @Test
    void changesNothingWhenAllIsAsWanted() throws Exception {
        manager.install(definition);
        systemd.changes();

        manager.install(definition);

        assertThat(systemd.changes()).isEmpty();
    }

    @Test
    void repairsAUnitChangedByHand() throws Exception {
        manager.install(definition);
        systemd.changes();
        Path file = units.resolve("Tentacle.service");
        Files.writeString(file, Files.readString(file).replace("Restart=always", "Restart=no"));
        assertThat(manager.holds(definition)).isFalse();

        manager.install(definition);

        assertThat(systemd.changes()).containsExactly(RELOAD);
        assertThat(file).hasContent(UnitFile.render(definition));
    }

    @Test
    void switchesStartAtBootOffAlone() throws Exception {
        manager.install(definition);
        systemd.changes();

        manager.install(definition.withStart(StartMode.MANUAL));

        assertThat(systemd.changes()).containsExactly(RELOAD, DISABLE);
        assertThat(manager.status(name).startsAtBoot()).isFalse();
    }

    @Test
    void leavesNothingBehindWhenEnablingFails() throws Exception {
        systemd.answers.put("enable", new CommandResult(1, "Failed to enable unit\n"));

        ServiceFailure failure = failure(() -> manager.install(definition));

        assertThat(failure)
                .isEqualTo(
                        new CommandFailed(List.of(ENABLE.split(" ")), 1, "Failed to enable unit"));
        assertThat(units).isEmptyDirectory();
        assertThat(systemd.changes()).containsExactly(RELOAD, ENABLE, DISABLE, RELOAD, FORGET);
    }

    @Test
    void putsTheEarlierUnitBackWhenAChangeFails() throws Exception {
        manager.install(definition);
        systemd.answers.put("disable", new CommandResult(1, "no\n"));

        failure(() ->
                manager.install(
                        definition.withStart(StartMode.MANUAL).withAfter(List.of("a.mount"))));

        assertThat(units.resolve("Tentacle.service")).hasContent(UnitFile.render(definition));
        assertThat(manager.holds(definition)).isTrue();
    }

    @Test
    void neverTouchesAForeignUnitInItsFolder() throws Exception {
        Path file = units.resolve("Tentacle.service");
        Files.writeString(file, "[Service]\nExecStart=/usr/sbin/sshd\n");

        for (ThrowingCallable call : everyChange()) {
            assertThat(failure(call)).isEqualTo(new ForeignService(name, file.toString()));
        }

        assertThat(file).hasContent("[Service]\nExecStart=/usr/sbin/sshd\n");
        assertThat(systemd.changes()).isEmpty();
    }

    @Test
    void neverTouchesAForeignUnitOfAnotherFolder() {
        systemd.properties.put("LoadState", "loaded");
        systemd.properties.put("FragmentPath", "/lib/systemd/system/ssh.service");

        assertThat(failure(() -> manager.install(definition)))
                .isEqualTo(new ForeignService(name, "/lib/systemd/system/ssh.service"));
        assertThat(failure(() -> manager.start(name))).isInstanceOf(ForeignService.class);
        assertThat(failure(() -> manager.stop(name))).isInstanceOf(ForeignService.class);
        assertThat(units).isEmptyDirectory();
    }

    @Test
    void neverWritesThroughALink(@TempDir Path elsewhere) throws Exception {
        Path target = elsewhere.resolve("real.service");
        Files.writeString(target, UnitFile.render(definition));
        Files.createSymbolicLink(units.resolve("Tentacle.service"), target);

        assertThat(failure(() -> manager.install(definition))).isInstanceOf(ForeignService.class);
    }

    @Test
    void takesAUnitMaskedByAnAdministratorForForeign() throws Exception {
        Files.createSymbolicLink(units.resolve("Tentacle.service"), Path.of("/dev/null"));

        Path file = units.resolve("Tentacle.service");
        assertThat(failure(() -> manager.install(definition)))
                .isEqualTo(new ForeignService(name, file + " -> /dev/null"));
    }

    @Test
    void uninstallsLinksBeforeTheFile() throws Exception {
        manager.install(definition);
        systemd.changes();

        manager.uninstall(name);

        assertThat(systemd.changes()).containsExactly(STOP, DISABLE, RELOAD, FORGET);
        assertThat(units).isEmptyDirectory();
        assertThat(manager.status(name)).isEqualTo(ServiceStatus.NOT_INSTALLED);
        assertThat(manager.installed(name)).isEmpty();
    }

    @Test
    void uninstallsStopsAndReadsNothingWhereNothingIs() throws Exception {
        manager.uninstall(name);
        manager.stop(name);

        assertThat(systemd.changes()).isEmpty();
        assertThat(manager.status(name)).isEqualTo(ServiceStatus.NOT_INSTALLED);
    }

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
    void tellsWhatAServiceSaysOfItself() throws Exception {
        systemd.properties.put("LoadState", "loaded");
        systemd.properties.put("StatusText", "Ready: https://a:10943/ has answered = yes");

        assertThat(manager.status(name).told())
                .isEqualTo("Ready: https://a:10943/ has answered = yes");
    }

    @Test
    void stillKnowsAUnitOfOursThatSaysMoreThanADefinition() throws Exception {
        manager.install(definition);
        Path file = units.resolve("Tentacle.service");
        Files.writeString(
                file, Files.readString(file).replace("agent --instance", "%n --instance"));

        assertThat(manager.installed(name).orElseThrow().command())
                .startsWith("/opt/tentacle-setup/bin/tentacle", "%n");
        assertThat(manager.drift(definition))
                .extracting(ServiceDrift::name)
                .containsExactly("Service.ExecStart");
        manager.install(definition);
        assertThat(manager.installed(name)).contains(definition);
    }

    @Test
    void neverTouchesAUnitThatSomebodyMadeFromOneOfOurs() throws Exception {
        manager.install(definition);
        Path copy = units.resolve("copy.service");
        Files.copy(units.resolve("Tentacle.service"), copy);
        systemd.changes();

        assertThat(failure(() -> manager.uninstall(new ServiceName("copy"))))
                .isEqualTo(new ForeignService(new ServiceName("copy"), copy.toString()));
        assertThat(copy).exists();
        assertThat(systemd.changes()).isEmpty();
    }

    @Test
    void putsBackEveryByteThatSomebodyWroteAndItsRights() throws Exception {
        manager.install(definition);
        Path file = units.resolve("Tentacle.service");
        byte[] edited =
                (Files.readString(file) + "# caf\u00e9 \r\nnonsense")
                        .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, edited);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        systemd.run(List.of(DISABLE.split(" ")), SystemdTimes.QUERY);
        SavedService saved = manager.save(name);
        assertThat(saved.restored()).isTrue();
        manager.install(definition);
        assertThat(saved.restored()).isFalse();

        saved.restore();

        assertThat(saved.restored()).isTrue();
        assertThat(file).hasBinaryContent(edited);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
        assertThat(manager.status(name).startsAtBoot()).isFalse();
    }

    @Test
    void putsBackThatThereWasNothing() throws Exception {
        SavedService saved = manager.save(name);
        manager.install(definition);
        assertThat(saved.restored()).isFalse();

        saved.restore();

        assertThat(saved.restored()).isTrue();
        assertThat(units).isEmptyDirectory();
    }

    @Test
    void doesNotCallFailedWhatWasStoppedOnPurpose() throws Exception {
        manager.install(definition);
        systemd.properties.put("ActiveState", "failed");
        systemd.changes();

        manager.stop(name);

        assertThat(systemd.changes()).containsExactly(STOP, FORGET);
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

    private List<ThrowingCallable> everyChange() {
        return List.of(
                () -> manager.install(definition),
                () -> manager.uninstall(name),
                () -> manager.start(name),
                () -> manager.stop(name),
                () -> manager.restart(name));
    }

    private static ServiceFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ServiceException.class, call).failure();
    }
}
