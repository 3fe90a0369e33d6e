package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeStreamsTest {

    /// Ten times the heap each way, both roles in one process.
    @Test
    void carriesMoreThanTheHeapCouldHold(@TempDir Path folder) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx32m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargeStreams.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        try {
            String output =
                    new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(output.strip()).endsWith(LargeStreams.DONE);
            assertThat(child.waitFor()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }
}
