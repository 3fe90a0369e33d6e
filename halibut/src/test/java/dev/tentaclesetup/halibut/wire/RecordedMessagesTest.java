package dev.tentaclesetup.halibut.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.Recording;
import dev.tentaclesetup.halibut.fixtures.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message that the reference was recorded with.
class RecordedMessagesTest {

    static Stream<Recording.Frame> messages() {
        return Recording.NAMES.stream()
                .map(Recording::load)
                .flatMap(recording -> recording.frames().stream())
                .filter(Recording.Frame::message);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void inflatesToTheRecordedDocument(Recording.Frame frame) throws Exception {
        assertThat(Wire.inflate(frame.bytes("deflated"))).isEqualTo(frame.bytes("bson"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isReadToTheValueShown(Recording.Frame frame) throws Exception {
        WireObject root = Wire.reader(frame.bytes("bson")).root();

        assertThat(Wire.show(root)).isEqualTo(Wire.show(frame.decoded()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isWrittenBackByteForByte(Recording.Frame frame) throws Exception {
        WireObject root = Wire.reader(frame.bytes("bson")).root();
        String text = frame.decoded().toString();
        Message message =
                text.contains("Protocol.ResponseMessage")
                        ? Envelope.readResponse(root, null)
                        : Envelope.readRequestOrEmpty(root);

        assertThat(Wire.write(Envelope.write(message))).isEqualTo(frame.bytes("bson"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void announcesItsDataStreamsInOrder(Recording.Frame frame) throws Exception {
        BsonReader reader = Wire.reader(frame.bytes("bson"));
        reader.root();

        List<String> expected = new ArrayList<>();
        frame.decoded()
                .findParents("length")
                .forEach(node -> {
                    if (node.has("id")) {
                        expected.add(node.get("id").get("$guid").asString());
                    }
                });
        assertThat(reader.streams().stream().map(stream -> stream.id().toString()))
                .isEqualTo(expected);
    }

    /// The list of recordings is written by hand; the folder has the last word.
    @Test
    void noRecordingIsLeftOut() throws Exception {
        var folder =
                java.nio.file.Path.of(
                        java.util.Objects.requireNonNull(getClass().getResource("/vectors"))
                                .toURI());
        try (Stream<java.nio.file.Path> files = java.nio.file.Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(Recording.NAMES);
        }
    }

    @Test
    void thereAreMessagesToTest() {
        assertThat(messages().count()).isGreaterThan(70);
    }
}
