package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataStreamTest {

    @TempDir private Path folder = Path.of("unset");
    private @Nullable HalibutRuntime agent;
    private @Nullable HalibutRuntime server;
    private ServiceEndpoint endpoint = ServiceEndpoint.polling(java.net.URI.create("poll://x/"));

    @BeforeEach
    void listen() throws IOException {
        HalibutRuntime serving =
                HalibutRuntime.builder(Identities.AGENT)
                        .trust(Identities.SERVER.thumbprint())
                        .service("IStreams", this::serve)
                        .limits(Loopback.LIMITS)
                        .temporaryFolder(folder.resolve("spool"))
                        .hashReceivedStreams()
                        .build();
        endpoint = Loopback.to(serving.listen(Loopback.anyPort()), Identities.AGENT);
        agent = serving;
        server =
                HalibutRuntime.builder(Identities.SERVER)
                        .limits(Loopback.LIMITS)
                        .temporaryFolder(folder.resolve("client"))
                        .build();
    }

    @AfterEach
    void close() {
        for (HalibutRuntime runtime : new HalibutRuntime[] {caller(), serving()}) {
            runtime.close();
        }
    }

    private HalibutRuntime caller() {
        return java.util.Objects.requireNonNull(server);
    }

    private HalibutRuntime serving() {
        return java.util.Objects.requireNonNull(agent);
    }

    private @Nullable Object serve(Invocation call) throws Exception {
        return switch (call.method()) {
            case "Save" -> {
                call.stream(0).saveTo(folder.resolve("saved"));
                yield null;
            }
            case "Hash" -> call.stream(0).sha1().map(HexFormat.of()::formatHex).orElse("none");
            case "Ignore" -> (long) call.params().size();
            case "Nested" -> {
                long total = 0;
                for (Object file : call.object(0).list("Files")) {
                    try (InputStream in =
                            java.util.Objects.requireNonNull(
                                            ((WireObject) java.util.Objects.requireNonNull(file))
                                                    .stream("Contents"))
                                    .open()) {
                        total += in.readAllBytes().length;
                    }
                }
                yield total;
            }
            case "Where" -> call.stream(0).file().map(Path::toString).orElse("nowhere");
            case "GetLarge" -> DataStream.of(random(300_000));
            default -> DataStream.of(new byte[] {1, 2, 3});
        };
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private List<Path> spooled(String name) throws IOException {
        Path spool = folder.resolve(name);
        if (!Files.exists(spool)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void putsAFileIntoPlaceAndLeavesNothingBehind() throws Exception {
        byte[] bytes = random(1_048_576 + 15);
        Files.writeString(folder.resolve("saved"), "old");

        caller().call(endpoint, "IStreams", "Save", DataStream.of(bytes));

        assertThat(folder.resolve("saved")).hasBinaryContent(bytes);
        assertThat(spooled("spool")).isEmpty();
    }

    @Test
    void hashesOnTheWayWhatDoesNotFitIntoMemory() throws Exception {
        byte[] bytes = random(1_048_576 + 15);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));

        assertThat(caller().call(endpoint, "IStreams", "Hash", DataStream.of(bytes)))
                .isEqualTo(hash);
        assertThat(caller().call(endpoint, "IStreams", "Hash", DataStream.of(random(15))))
                .isEqualTo("none");
    }

    @Test
    void callerLearnsWhyWhatItSentCouldNotBeStoredAndTheConnectionGoesOn() throws Exception {
        Files.writeString(folder.resolve("spool"), "in the way of the folder");

        HalibutFailure failure =
                catchThrowableOfType(
                                HalibutException.class,
                                () ->
                                        caller().call(
                                                        endpoint,
                                                        "IStreams",
                                                        "Save",
                                                        DataStream.of(random(3_000_000))))
                        .failure();

        assertThat(failure).isInstanceOf(HalibutFailure.ServiceFailed.class);
        assertThat(((HalibutFailure.ServiceFailed) failure).error().message())
                .startsWith("The received file could not be stored: ")
                .contains(folder.resolve("spool").toString());
        assertThat(folder.resolve("saved")).doesNotExist();
        assertThat(caller().call(endpoint, "IStreams", "Ignore", "next")).isEqualTo(1L);
    }

    @Test
    void resultThatCouldNotBeStoredIsAnErrorWhereItIsUsed() throws Exception {
        Files.writeString(folder.resolve("client"), "in the way of the folder");

        try (var result = (DataStream) caller().call(endpoint, "IStreams", "GetLarge")) {
            assertThatIOException()
                    .isThrownBy(java.util.Objects.requireNonNull(result)::open)
                    .withMessageStartingWith("The received file could not be stored: ");
        }
        assertThat(caller().call(endpoint, "IStreams", "Ignore", "next")).isEqualTo(1L);
    }

    /// What is not stored is not kept from ending with the connection either.
    @Test
    void senderThatBreaksOffLeavesNothingWaiting() throws Exception {
        Files.writeString(folder.resolve("spool"), "in the way of the folder");
        var content =
                DataStream.of(
                        3_000_000,
                        out -> {
                            out.write(random(1_000_000));
                            throw new IOException("the source is gone");
                        });

        assertThat(
                        catchThrowableOfType(
                                        HalibutException.class,
                                        () -> caller().call(endpoint, "IStreams", "Save", content))
                                .failure())
                .isNotInstanceOf(HalibutFailure.ServiceFailed.class);
        assertThat(caller().call(endpoint, "IStreams", "Ignore", "next")).isEqualTo(1L);
    }

    @Test
    void tellsInWhichFileALargeStreamWaits() throws Exception {
        assertThat((String) caller().call(endpoint, "IStreams", "Where", of(200_000)))
                .startsWith(folder.resolve("spool").toString());
        assertThat(caller().call(endpoint, "IStreams", "Where", of(200))).isEqualTo("nowhere");
    }

    private static DataStream of(int size) {
        return DataStream.of(random(size));
    }

    @Test
    void deletesWhatTheServiceDidNotUse() throws Exception {
        caller().call(endpoint, "IStreams", "Ignore", DataStream.of(random(200_000)));
        caller().call(endpoint, "IStreams", "Ignore", "next");

        assertThat(spooled("spool")).isEmpty();
    }

    @Test
    void sendsAFileFromDisk() throws Exception {
        Path file = Files.write(folder.resolve("source"), random(300_000));

        caller().call(endpoint, "IStreams", "Save", DataStream.of(file));

        assertThat(folder.resolve("saved")).hasSameBinaryContentAs(file);
    }

    @Test
    void sendsAnEmptyStream() throws Exception {
        caller().call(endpoint, "IStreams", "Save", DataStream.of(new byte[0]));

        assertThat(folder.resolve("saved")).isEmptyFile();
    }

    @Test
    void carriesManyStreamsInsideObjectsManyTimesInParallel() throws Exception {
        List<CompletableFuture<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            var result = new CompletableFuture<Object>();
            calls.add(result);
            Thread.startVirtualThread(() -> {
                try {
                    result.complete(caller().call(endpoint, "IStreams", "Nested", manyFiles()));
                } catch (HalibutException e) {
                    result.completeExceptionally(e);
                }
            });
        }
        for (var call : calls) {
            assertThat(call.get()).isEqualTo(128L * 127 / 2 * 40);
        }
        assertThat(spooled("spool")).isEmpty();
    }

    private static WireObject manyFiles() {
        List<WireObject> files = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            files.add(
                    WireObject.builder()
                            .put("Name", "file " + i)
                            .put("Contents", DataStream.of(random(i * 40)))
                            .build());
        }
        return WireObject.builder("Some.Command, Some").put("Files", files).build();
    }

    @Test
    void isUsedOnlyOnce() throws Exception {
        var stream = (DataStream) caller().call(endpoint, "IStreams", "Get");
        DataStream received = java.util.Objects.requireNonNull(stream);

        try (InputStream in = received.open()) {
            assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
        }
        assertThatIllegalStateException().isThrownBy(received::open);
    }

    /// The request's last 94 bytes are its frames: 16 of id, 8 of length, 30 of content, 8 of
    /// length again; then the same of a stream without content.
    @ParameterizedTest
    @CsvSource({
        "0, 1, another id",
        "16, 1, another length than announced",
        "23, -128, a negative length",
        "54, 1, another length at the end",
        "62, 1, another id of the second",
        "86, 1, another length at the end of the second"
    })
    void refusesFramesThatDoNotFitTheMessage(int at, int change, String what) throws Exception {
        byte[] request = FuzzTest.withStreams();
        request[request.length - 94 + at] ^= (byte) change;
        int port = serving().listen(Loopback.anyPort()).getPort();
        try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
            peer.send("MX\n\nMX-CLIENT 1.0\r\n\r\n");
            peer.text(17);
            peer.send(request);

            assertThat(peer.rest()).as(what).isEmpty();
        }
        assertThat(spooled("spool")).isEmpty();
    }

    @Test
    void refusesMoreStreamsThanAllowed() throws IOException {
        HalibutRuntime strict =
                HalibutRuntime.builder(Identities.AGENT)
                        .trust(Identities.SERVER.thumbprint())
                        .service("IStreams", this::serve)
                        .limits(
                                Loopback.LIMITS
                                        .with(SizeLimit.DATA_STREAMS, 2)
                                        .with(SizeLimit.DATA_STREAM_BYTES, 100))
                        .build();
        try (strict) {
            var to = Loopback.to(strict.listen(Loopback.anyPort()), Identities.AGENT);
            for (Object[] params :
                    List.of(
                            new Object[] {
                                DataStream.of(new byte[1]),
                                DataStream.of(new byte[1]),
                                DataStream.of(new byte[1])
                            },
                            new Object[] {DataStream.of(new byte[101])})) {
                assertThat(
                                catchThrowableOfType(
                                                HalibutException.class,
                                                () ->
                                                        caller().call(
                                                                        to,
                                                                        "IStreams",
                                                                        "Ignore",
                                                                        params))
                                        .failure())
                        .isInstanceOf(HalibutFailure.ConnectionLost.class);
            }
        }
    }
}
