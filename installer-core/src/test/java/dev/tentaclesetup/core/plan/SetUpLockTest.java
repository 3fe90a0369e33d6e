package dev.tentaclesetup.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpLockTest {

    @TempDir Path folder;
    private StateFolder state;
    private Path file;

    @BeforeEach
    void begin() {
        state = new StateFolder(folder);
        file = state.lock("Test");
    }

    @Test
    void tellsWhoHasIt() throws Exception {
        try (SetUpLock lock = SetUpLock.take(state, file)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> SetUpLock.take(state, file))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> {
                                assertThat(e.problem().id()).isEqualTo(ProblemId.CFG_LOCK);
                                assertThat(e.problem().arguments().getFirst().toString())
                                        .contains("pid " + ProcessHandle.current().pid());
                            });
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aRunThatChangesNothingLeavesNoFolderThatItMadeAndKeepsThoseThatWereThere()
            throws Exception {
        Path there = Files.createDirectory(folder.resolve("there"));
        var deep = new StateFolder(there.resolve("made").resolve("state"));

        try (Reservation reservation =
                new Runner(deep, InstantSource.system()).reserve("Test", Duration.ZERO)) {
            assertThat(deep.path()).isDirectory();
            assertThat(reservation.interrupted()).isEmpty();
        }

        assertThat(there).isEmptyDirectory();
    }

    /// Windows keeps everybody else from reading what is locked, and somebody has to read who has
    /// the lock.
    @Test
    void locksNothingThatCanBeRead() throws Exception {
        try (SetUpLock lock = SetUpLock.take(state, file);
                FileChannel other = open()) {
            assertThat(lock).isNotNull();
            assertThat(other.tryLock(0, Long.MAX_VALUE - 1, false)).isNotNull();
            assertThatThrownBy(() -> other.tryLock(Long.MAX_VALUE - 1, 1, false))
                    .isInstanceOf(OverlappingFileLockException.class);
            assertThat(Files.readString(file)).startsWith("pid ");
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
