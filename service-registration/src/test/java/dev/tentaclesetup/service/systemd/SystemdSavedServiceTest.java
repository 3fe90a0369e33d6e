package dev.tentaclesetup.service.systemd;

import static dev.tentaclesetup.service.systemd.RecordedSystemd.DISABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.SavedService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A saved service is put back exactly.
@EnabledOnOs(OS.LINUX)
class SystemdSavedServiceTest extends SystemdTestCase {

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
}
