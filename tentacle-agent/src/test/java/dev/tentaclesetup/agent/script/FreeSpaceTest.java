package dev.tentaclesetup.agent.script;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {

    @TempDir private Path folder;

    @Test
    void whatWouldFillTheDiskIsRefused() {
        long free = folder.toFile().getUsableSpace();

        assertThatIOException()
                .isThrownBy(() -> FreeSpace.require(folder, free))
                .withMessageContaining("The disk only has ");
    }

    @Test
    void whatIsOnTheDiskAlreadyNeedsNoSpaceASecondTime() {
        long most = folder.toFile().getUsableSpace();

        assertThatCode(() -> FreeSpace.require(folder, most, most)).doesNotThrowAnyException();
    }

    @Test
    void evenWhatIsThereAlreadyNeedsATenthBeyond() {
        long free = folder.toFile().getUsableSpace();

        assertThatIOException().isThrownBy(() -> FreeSpace.require(folder, 11 * free, 11 * free));
    }
}
