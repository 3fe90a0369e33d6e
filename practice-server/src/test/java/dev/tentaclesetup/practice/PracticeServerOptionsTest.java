package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PracticeServerOptionsTest {

    @TempDir Path folder;

    @Test
    void readsEveryOption() {
        var options =
                PracticeServerOptions.parse(
                        "--address",
                        "::1",
                        "--port",
                        "8065",
                        "--comms-port",
                        "10943",
                        "--api-key-file",
                        "key",
                        "--https",
                        "--stop-with-stdin");

        assertThat(options)
                .isEqualTo(
                        new PracticeServerOptions(
                                "0:0:0:0:0:0:0:1",
                                8065,
                                10_943,
                                Optional.of(Path.of("key")),
                                true,
                                true));
    }

    @Test
    void listensOnLoopbackAndFreePortsByDefault() {
        assertThat(PracticeServerOptions.parse())
                .isEqualTo(
                        new PracticeServerOptions(
                                "127.0.0.1", 0, 0, Optional.empty(), false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port -1",
                "--port x",
                "--port",
                "--address example.com",
                "--api-key-file",
                "--what"
            })
    void namesTheOptionThatIsWrong(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PracticeServerOptions.parse(line.split(" ")))
                .withMessageContaining(line.split(" ")[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not a key", "API-short", "API-ABCDEFGHIJKLMNOP\nAPI-ABCDEFGHIJKLMNOP"})
    void refusesAFileThatHoldsNoKey(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), content);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        PracticeServerOptions.parse("--api-key-file", file.toString()).start())
                .withMessageContaining("does not hold an API key");
        assertThat(file).hasContent(content);
    }

    @Test
    void doesNotStartWhenItsKeyCannotBeKept() {
        Path file = folder.resolve("missing").resolve("key");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        PracticeServerOptions.parse("--api-key-file", file.toString()).start());
    }
}
