package dev.tentaclesetup.halibut.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolFileTest {

    @TempDir private Path folder = Path.of("unset");

    @ParameterizedTest
    @ValueSource(ints = {1, 65_537, 131_072, 131_073, 262_144, 5_000_011})
    void storesAndHashesEveryByteInOrder(int length) throws Exception {
        byte[] bytes = random(length);
        MessageDigest digest = MessageDigest.getInstance("SHA-1");

        receive(bytes, length, digest);

        assertThat(folder.resolve("1")).hasBinaryContent(bytes);
        assertThat(digest.digest()).isEqualTo(MessageDigest.getInstance("SHA-1").digest(bytes));
    }

    @Test
    void leavesNoFileWhenTheBytesEndEarly() {
        assertThatThrownBy(() -> receive(random(300_000), 300_001, null))
                .isInstanceOf(EOFException.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void neverTakesAFileThatIsThere() throws IOException {
        Files.writeString(folder.resolve("1"), "somebody's");

        assertThatThrownBy(() -> receive(random(10), 10, null))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(folder.resolve("1")).hasContent("somebody's");
    }

    private void receive(byte[] bytes, long length, @Nullable MessageDigest digest)
            throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        try (var file = new SpoolFile(folder.resolve("1"), digest)) {
            file.receive(
                    length,
                    (block, count) -> {
                        if (in.readNBytes(block, 0, count) < count) {
                            throw new EOFException();
                        }
                    });
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
