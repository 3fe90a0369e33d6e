package dev.tentaclesetup.service.systemd;

import static dev.tentaclesetup.service.systemd.RecordedSystemd.DISABLE;
import static dev.tentaclesetup.service.systemd.RecordedSystemd.ENABLE;
import static dev.tentaclesetup.service.systemd.RecordedSystemd.FORGET;
import static dev.tentaclesetup.service.systemd.RecordedSystemd.RELOAD;
import static dev.tentaclesetup.service.systemd.RecordedSystemd.SHOW;
import static dev.tentaclesetup.service.systemd.RecordedSystemd.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.CommandFailed;
import dev.tentaclesetup.service.ServiceFailure.NoServiceManager;
import dev.tentaclesetup.service.ServiceStatus;
import dev.tentaclesetup.service.StartMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What is installed and removed, and what systemd is asked for it.
@EnabledOnOs(OS.LINUX)
class SystemdServiceManagerTest extends SystemdTestCase {

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
}
