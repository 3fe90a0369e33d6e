package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir Path home;

    @Test
    void firstBeatMakesTheFileAndLaterOnesTouchIt() throws Exception {
        Heartbeat heartbeat = new Heartbeat(home, InstantSource.fixed(NOW));
        heartbeat.run();
        Path file = home.resolve(Heartbeat.FILE);
        assertThat(file).isEmptyFile();

        heartbeat.run();

        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(NOW);
    }

    @Test
    void missingHomeIsNoReasonToStopAndTheNextBeatCounts() throws Exception {
        Path later = home.resolve("later");
        Heartbeat heartbeat = new Heartbeat(later, InstantSource.fixed(NOW));
        heartbeat.run();
        assertThat(later).doesNotExist();

        Files.createDirectory(later);
        heartbeat.run();

        assertThat(later.resolve(Heartbeat.FILE)).exists();
    }
}
