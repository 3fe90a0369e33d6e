package dev.tentaclesetup.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.contracts.UploadResult;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Uploads and downloads over real TLS ([tentacle-services 8], [tentacle-services 14]).
class FileTransferIT extends ListeningAgent {

    @Test
    void relativeUploadLiesBelowHomeAndComesBackEqual() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(5).nextBytes(bytes);

        UploadResult result = client.uploadFile("up\\load ä.bin", DataStream.of(bytes));

        assertThat(result.fullPath()).isEqualTo(folder.resolve("up/load ä.bin").toString());
        assertThat(result.length()).isEqualTo(bytes.length);
        assertThat(Path.of(result.fullPath())).hasBinaryContent(bytes);
        assertThat(download(result.fullPath())).isEqualTo(bytes);
    }

    @Test
    void hashIsSha1InLowerCase() throws Exception {
        UploadResult result = client.uploadFile("hash", DataStream.of("Hello".getBytes(UTF_8)));

        assertThat(result.hash()).isEqualTo("f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0");
        assertThat(result.length()).isEqualTo(5);
    }

    @Test
    void emptyFileIsAFile() throws Exception {
        UploadResult result = client.uploadFile("empty", DataStream.of(new byte[0]));

        assertThat(result.hash()).isEqualTo("da39a3ee5e6b4b0d3255bfef95601890afd80709");
        assertThat(download("empty")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "/does/not/exist", "", "."})
    void whatIsNoFileIsNullOnDownload(String path) throws Exception {
        assertThat(client.downloadFile(path)).isNull();
    }

    @Test
    void uploadReplacesAndDoesNotFollowLinks() throws Exception {
        Path target = Files.writeString(folder.resolve("target"), "untouched");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        client.uploadFile("link", DataStream.of("new".getBytes(UTF_8)));

        assertThat(target).hasContent("untouched");
        assertThat(link).hasContent("new").isRegularFile();
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    @Test
    void linkedFileIsDownloadedWhole() throws Exception {
        Files.writeString(folder.resolve("original"), "the whole content");
        Files.createSymbolicLink(folder.resolve("to-original"), folder.resolve("original"));

        assertThat(new String(download("to-original"), UTF_8)).isEqualTo("the whole content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Logs", "new-folder/", "", "test.config/x", "nul\0name"})
    void impossibleTargetsAreErrorsAndTheConnectionStays(String path) throws Exception {
        assertThatThrownBy(() -> client.uploadFile(path, DataStream.of(new byte[10])))
                .isInstanceOf(HalibutException.class);

        assertThat(client.getCapabilities().supportedCapabilities()).hasSize(3);
    }

    private static byte[] download(String path) throws Exception {
        try (DataStream stream = Objects.requireNonNull(client.downloadFile(path));
                InputStream in = stream.open()) {
            return in.readAllBytes();
        }
    }
}
