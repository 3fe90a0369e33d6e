package dev.tentaclesetup.service.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.Definitions;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceDrift.Aspect;
import dev.tentaclesetup.service.ServiceManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is told of a service that is not as defined, and what is repaired of it.
@DisabledOnOs(OS.WINDOWS)
final class SystemdDriftTest {

    private static final ServiceDefinition WANTED = Definitions.ordinary();

    @TempDir Path units;
    @TempDir Path booted;
    private RecordedSystemd systemd;
    private ServiceManager manager;
    private Path unit;

    @BeforeEach
    void installed() throws Exception {
        systemd = new RecordedSystemd(units);
        manager = new SystemdServiceManager(systemd, units, booted);
        unit = units.resolve("Tentacle.service");
        assertThat(manager.drift(WANTED))
                .containsExactly(
                        new ServiceDrift(Aspect.MISSING, "Tentacle.service", "", "installed"));
        manager.install(WANTED);
        assertThat(manager.drift(WANTED)).isEmpty();
        systemd.changes();
    }

    private void edit(String from, String to) throws Exception {
        Files.writeString(unit, Files.readString(unit).replace(from, to));
    }

    private List<String> repaired() throws Exception {
        assertThat(manager.holds(WANTED)).isFalse();
        manager.install(WANTED);
        assertThat(manager.drift(WANTED)).isEmpty();
        return systemd.changes();
    }

    @Test
    void namesEachSettingThatWasChangedByHand() throws Exception {
        edit("Restart=always\n", "Restart=no\nNice=5\n");
        edit("RestartSec=5\n", "");

        assertThat(manager.drift(WANTED))
                .containsExactly(
                        new ServiceDrift(Aspect.SETTING, "Service.Restart", "no", "always"),
                        new ServiceDrift(Aspect.SETTING, "Service.RestartSec", "", "5"),
                        new ServiceDrift(Aspect.SETTING, "Service.Nice", "5", ""));
        assertThat(repaired()).containsExactly("systemctl --no-ask-password daemon-reload");
    }

    @Test
    void repairsAFileThatIsNoUnitAnyMore() throws Exception {
        edit("[Unit]\n", "[Unit]\nnonsense\n");

        assertThat(manager.drift(WANTED))
                .containsExactly(new ServiceDrift(Aspect.SETTING, "", "unreadable", "as made"));
        repaired();
    }

    @Test
    void repairsAFileThatOthersMayWrite() throws Exception {
        Files.setPosixFilePermissions(unit, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(manager.drift(WANTED))
                .containsExactly(
                        new ServiceDrift(
                                Aspect.RIGHTS, "Tentacle.service", "rw-rw-rw-", "rw-r--r--"));
        repaired();
    }

    @Test
    void repairsAServiceThatWasDisabledByHandOrOnlyUntilTheNextBoot() throws Exception {
        systemd.run(
                List.of("systemctl", "--no-ask-password", "disable", "Tentacle.service"),
                SystemdTimes.QUERY);
        systemd.changes();

        assertThat(manager.drift(WANTED))
                .containsExactly(
                        new ServiceDrift(Aspect.START, "UnitFileState", "disabled", "enabled"));
        assertThat(repaired())
                .containsExactly("systemctl --no-ask-password enable Tentacle.service");
        systemd.properties.put("UnitFileState", "enabled-runtime");
        assertThat(manager.holds(WANTED)).isFalse();
    }

    @Test
    void reloadsAManagerThatWorksWithAnOlderUnit() throws Exception {
        systemd.properties.put("NeedDaemonReload", "yes");

        assertThat(manager.drift(WANTED))
                .containsExactly(new ServiceDrift(Aspect.STALE, "NeedDaemonReload", "yes", "no"));
        manager.install(WANTED);
        assertThat(systemd.changes()).containsExactly("systemctl --no-ask-password daemon-reload");
    }

    @Test
    void showsWhatAnAdministratorAddedAndLeavesIt() throws Exception {
        String added = "/etc/systemd/system/Tentacle.service.d/override.conf";
        systemd.properties.put(
                "DropInPaths", "/usr/lib/systemd/system/service.d/10-timeout-abort.conf " + added);

        assertThat(manager.drift(WANTED))
                .containsExactly(new ServiceDrift(Aspect.ADDITION, added, added, ""));
        assertThat(manager.holds(WANTED)).isTrue();
        manager.install(WANTED);
        assertThat(systemd.changes()).isEmpty();
    }
}
