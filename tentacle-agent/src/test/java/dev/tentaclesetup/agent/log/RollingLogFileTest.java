package dev.tentaclesetup.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingLogFileTest {
    @TempDir Path folder;
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void newDayBeginsANewFileAndSevenOldOnesAreKept() throws Exception {
        try (RollingLogFile file = new RollingLogFile(folder, () -> now, ZoneOffset.UTC)) {
            for (int day = 0; day < 10; day++) {
                file.write("day " + day + "\n");
                file.write("more of day " + day + "\n");
                Files.setLastModifiedTime(
                        folder.resolve("OctopusTentacle.txt"), FileTime.from(now));
                now = now.plus(Duration.ofDays(1));
            }
        }

        assertThat(folder.resolve("OctopusTentacle.txt")).hasContent("day 9\nmore of day 9");
        assertThat(folder.resolve("OctopusTentacle.0.txt")).hasContent("day 8\nmore of day 8");
        assertThat(folder.resolve("OctopusTentacle.6.txt")).hasContent("day 2\nmore of day 2");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(8);
        }
    }

    @Test
    void fileOfYesterdayIsRolledAtTheStart() throws Exception {
        Path current = Files.writeString(folder.resolve("OctopusTentacle.txt"), "old\n");
        Files.setLastModifiedTime(current, FileTime.from(now.minus(Duration.ofDays(1))));

        try (RollingLogFile file = new RollingLogFile(folder, () -> now, ZoneOffset.UTC)) {
            file.write("new\n");
        }

        assertThat(current).hasContent("new");
        assertThat(folder.resolve("OctopusTentacle.0.txt")).hasContent("old");
    }

    @Test
    void somethingInTheWayOfAnOldFileLosesNoLine() throws Exception {
        Path current = Files.writeString(folder.resolve("OctopusTentacle.txt"), "old\n");
        Files.setLastModifiedTime(current, FileTime.from(now.minus(Duration.ofDays(1))));
        Files.createDirectories(folder.resolve("OctopusTentacle.6.txt/in-the-way"));

        try (RollingLogFile file = new RollingLogFile(folder, () -> now, ZoneOffset.UTC)) {
            file.write("new\n");
        }

        assertThat(current).hasContent("old\nnew");
    }

    @Test
    void sameDayIsContinued() throws Exception {
        Path current = Files.writeString(folder.resolve("OctopusTentacle.txt"), "old\n");
        Files.setLastModifiedTime(current, FileTime.from(now));

        try (RollingLogFile file = new RollingLogFile(folder, () -> now, ZoneOffset.UTC)) {
            file.write("new\n");
        }

        assertThat(current).hasContent("old\nnew");
    }

    @Test
    void deletedFolderIsMadeAgain() throws Exception {
        Path gone = folder.resolve("Logs");

        try (RollingLogFile file = new RollingLogFile(gone, () -> now, ZoneOffset.UTC)) {
            file.write("line\n");
        }

        assertThat(gone.resolve("OctopusTentacle.txt")).hasContent("line");
    }
}
