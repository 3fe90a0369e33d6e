package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.frontend.RunLog;
import dev.tentaclesetup.core.problem.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SetUpLogTest {

    @TempDir Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsTheTraceWithItsReferenceForTheOwnerAndWithoutSecrets() throws Exception {
        Path file = folder.resolve("state/setup.log");
        Secret.of("API-VERYSECRET1234".toCharArray()).close();
        var error = new IllegalArgumentException("invalid header: \"API-VERYSECRET1234\n\"");

        new SetUpLog(log(file)).publish(record(Level.SEVERE, error));

        assertThat(Files.readString(file))
                .contains("[" + Fault.reference(error) + "] it broke")
                .contains("invalid header: \"***")
                .contains("SetUpLogTest")
                .doesNotContain("VERYSECRET");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void makesNoFileForWhatIsNoFault() {
        Path file = folder.resolve("state/setup.log");

        new SetUpLog(log(file)).publish(record(Level.INFO, new IllegalStateException()));

        assertThat(file.getParent()).doesNotExist();
    }

    private static LogRecord record(Level level, Throwable error) {
        var entry = new LogRecord(level, "it broke");
        entry.setThrown(error);
        return entry;
    }

    private RunLog log(Path file) {
        RunLog log = TestLog.in(folder.resolve("logs")).log();
        log.begin("Demo", Optional.of(file));
        return log;
    }
}
