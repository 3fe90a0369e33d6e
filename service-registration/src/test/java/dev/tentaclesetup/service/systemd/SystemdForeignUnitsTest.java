package dev.tentaclesetup.service.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.ServiceFailure.ForeignService;
import dev.tentaclesetup.service.ServiceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Units that this product did not make are never changed.
@EnabledOnOs(OS.LINUX)
class SystemdForeignUnitsTest extends SystemdTestCase {

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

    private List<ThrowingCallable> everyChange() {
        return List.of(
                () -> manager.install(definition),
                () -> manager.uninstall(name),
                () -> manager.start(name),
                () -> manager.stop(name),
                () -> manager.restart(name));
    }
}
