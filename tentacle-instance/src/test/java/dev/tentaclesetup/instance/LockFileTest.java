package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Within one process; [ProcessIT] has other processes at the same lock.
@Timeout(60)
class LockFileTest {

    @TempDir Path folder;

    @Test
    void isFreeAgainWhenItIsClosedAndLeavesNothing() throws Exception {
        Path file = folder.resolve("lock");
        for (int i = 0; i < 3; i++) {
            LockFile lock = LockFile.tryTake(file, "round " + i).orElseThrow();
            assertThat(LockFile.tryTake(file, "another")).isEmpty();
            assertThat(LockFile.holder(file)).isEqualTo("round " + i);
            lock.close();
            assertThat(folder).isEmptyDirectory();
        }
        assertThat(LockFile.holder(file)).isEmpty();
    }

    @Test
    void isOneLockByWhateverPathItIsReached() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (LockFile lock = LockFile.tryTake(real.resolve("lock"), "one").orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(LockFile.tryTake(link.resolve("lock"), "other")).isEmpty();
        }
    }

    @Test
    void thisProcessKnowsWhatItHasLocked() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real.resolve("lock"));
        assertThat(LockFile.isOurs(link)).isFalse();
        try (LockFile lock = LockFile.tryTake(real.resolve("lock"), "one").orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(LockFile.isOurs(link)).isTrue();
            assertThat(LockFile.isOurs(real)).isFalse();
        }
        assertThat(LockFile.isOurs(link)).isFalse();
    }

    @Test
    void isTakenOverFromAHolderThatLeftItsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("lock"), "pid 1");

        try (LockFile lock = LockFile.tryTake(file, "next").orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(Files.readString(file)).startsWith("next");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void needsItsFolder() {
        assertThatThrownBy(() -> LockFile.tryTake(folder.resolve("none/lock"), "one"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void letsOneThreadInAtATime() throws Exception {
        Path file = folder.resolve("lock");
        var inside = new ArrayList<String>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> enterTenTimes(file, inside)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(inside).hasSize(160);
        for (int i = 0; i < inside.size(); i += 2) {
            assertThat(inside.subList(i, i + 2)).isEqualTo(List.of("in", "out"));
        }
    }

    private static void enterTenTimes(Path file, List<String> inside) {
        for (int i = 0; i < 10; i++) {
            try (LockFile _ = LockFile.take(file)) {
                inside.add("in");
                Thread.yield();
                inside.add("out");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
