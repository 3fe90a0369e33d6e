package dev.tentaclesetup.agent.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingFolderTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir private Path home;

    @Test
    void removesWhatAKilledAgentHasLeftAndKeepsWhatIsRecent() throws Exception {
        Path old = left("halibut-1", NOW.minus(Duration.ofDays(2)));
        Path recent = left("halibut-2", NOW.minus(Duration.ofHours(1)));

        IncomingFolder.of(home).tidy(() -> NOW);

        assertThat(old).doesNotExist();
        assertThat(recent).isNotEmptyDirectory();
    }

    @Test
    void keepsAnUploadThatTakesLongerThanADayButStillGrows() throws Exception {
        Path folder = left("halibut-1", NOW.minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(
                folder.resolve("1"), FileTime.from(NOW.minus(Duration.ofSeconds(3))));

        IncomingFolder.of(home).tidy(() -> NOW);

        assertThat(folder.resolve("1")).exists();
    }

    @Test
    void followsNoLinkOutOfTheFolder() throws Exception {
        Path outside = Files.createDirectory(home.resolve("outside"));
        Path precious = Files.writeString(outside.resolve("precious"), "somebody's");
        Path folder = left("halibut-1", NOW.minus(Duration.ofDays(2)));
        Files.createSymbolicLink(folder.resolve("2"), outside);
        Files.setLastModifiedTime(folder, FileTime.from(NOW.minus(Duration.ofDays(2))));

        IncomingFolder.of(home).tidy(() -> NOW.plus(Duration.ofDays(400)));

        assertThat(folder).doesNotExist();
        assertThat(precious).exists();
    }

    @Test
    void makesNothingWhereThereIsNothing() {
        IncomingFolder.of(home).tidy(() -> NOW);

        assertThat(home).isEmptyDirectory();
    }

    private Path left(String name, Instant modified) throws Exception {
        Path folder = Files.createDirectories(IncomingFolder.of(home).path().resolve(name));
        Path file = Files.writeString(folder.resolve("1"), "half an upload");
        Files.setLastModifiedTime(file, FileTime.from(modified));
        Files.setLastModifiedTime(folder, FileTime.from(modified));
        return folder;
    }
}
