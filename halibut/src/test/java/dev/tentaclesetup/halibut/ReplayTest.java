package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Recording;
import dev.tentaclesetup.halibut.fixtures.Recording.Frame;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.BsonReader;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.DotNetGuid;
import dev.tentaclesetup.halibut.wire.Envelope;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.IdentifiedStreams;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.ServerError;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recorded conversation, over real TLS: we take the part of one side, the recording that of
/// the other.
class ReplayTest {

    private static final Limits PATIENT =
            Limits.standard()
                    .with(TimeLimit.RETRY_PAUSE, java.time.Duration.ofMillis(10))
                    .with(TimeLimit.RESPONSE, java.time.Duration.ofSeconds(8))
                    .with(TimeLimit.COLLECTION, java.time.Duration.ofSeconds(8))
                    .with(TimeLimit.CLOSE, java.time.Duration.ofSeconds(2));

    static Stream<Recording> listening() {
        return Recording.NAMES.stream()
                .filter(name -> name.startsWith("listening"))
                .map(Recording::load);
    }

    static Stream<Recording> polling() {
        return Recording.NAMES.stream()
                .filter(name -> name.startsWith("polling"))
                .map(Recording::load);
    }

    @ParameterizedTest
    @MethodSource("listening")
    void answersTheServerAsTheRecordedAgent(Recording recording) throws Exception {
        try (HalibutRuntime agent = agent(recording)) {
            int port = agent.listen(loopback()).getPort();
            try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
                play(recording, peer, true, null);
                assertThat(peer.rest()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("polling")
    void worksForTheServerAsTheRecordedAgent(Recording recording) throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener();
                HalibutRuntime agent = agent(recording)) {
            var server =
                    ServiceEndpoint.listening(
                            "127.0.0.1", listener.getLocalPort(), Identities.SERVER.thumbprint());
            var handle =
                    agent.poll(new PollingEndpoint(URI.create("poll://subscription-1/"), server));
            try (var peer = ScriptedPeer.accept(listener, Identities.SERVER)) {
                play(recording, peer, false, handle);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("listening")
    void asksTheAgentAsTheRecordedServer(Recording recording) throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener()) {
            var endpoint =
                    ServiceEndpoint.listening(
                            "127.0.0.1", listener.getLocalPort(), Identities.AGENT.thumbprint());
            CompletableFuture<Void> peer = new CompletableFuture<>();
            HalibutRuntime server =
                    HalibutRuntime.builder(Identities.SERVER).limits(PATIENT).build();
            Thread.startVirtualThread(() -> {
                try (var scripted = ScriptedPeer.accept(listener, Identities.AGENT)) {
                    play(recording, scripted, false, null);
                    peer.complete(null);
                } catch (Throwable e) {
                    peer.completeExceptionally(e);
                }
            });
            whyPeer(peer, () -> ask(recording, server, endpoint, peer));
            server.close();
            peer.get(20, java.util.concurrent.TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @MethodSource("polling")
    void asksThePollingAgentAsTheRecordedServer(Recording recording) throws Exception {
        HalibutRuntime server =
                HalibutRuntime.builder(Identities.SERVER)
                        .trust(Identities.AGENT.thumbprint())
                        .limits(
                                PATIENT.with(
                                        TimeLimit.QUEUE_WAIT, java.time.Duration.ofMillis(300)))
                        .build();
        try (server) {
            int port = server.listen(loopback()).getPort();
            CompletableFuture<Void> peer = new CompletableFuture<>();
            try (var scripted = ScriptedPeer.dial(port, Identities.AGENT)) {
                Thread.startVirtualThread(() -> {
                    try (scripted) {
                        play(recording, scripted, true, null);
                        peer.complete(null);
                    } catch (Throwable e) {
                        peer.completeExceptionally(e);
                    }
                });
                if (recording.name().equals("polling-idle")) {
                    // the recording has two empty answers before its call
                    org.awaitility.Awaitility.await().until(() -> emptyAnswers.get() == 2);
                }
                var endpoint = ServiceEndpoint.polling(URI.create("poll://subscription-1"));
                whyPeer(peer, () -> ask(recording, server, endpoint, peer));
                peer.get(20, java.util.concurrent.TimeUnit.SECONDS);
            }
        }
    }

    private final java.util.concurrent.atomic.AtomicInteger emptyAnswers =
            new java.util.concurrent.atomic.AtomicInteger();

    /// Plays one side byte by byte and holds the other side to the recording.
    private void play(
            Recording recording, ScriptedPeer peer, boolean dialler, @Nullable PollingHandle endBy)
            throws Exception {
        List<UUID> actualStreams = new ArrayList<>();
        @Nullable WireObject theirRequest = null;
        @Nullable Frame previous = null;
        for (Frame frame : recording.frames()) {
            boolean ours = frame.dialler() == dialler;
            if (isEnd(previous) && isEnd(frame)) {
                continue; // one recorded peer took its leave twice; ours does so once
            }
            previous = frame;
            if (frame.control() && !ours) {
                expectControl(frame, peer, endBy);
            } else if (frame.control()) {
                peer.send(frame.text());
            } else if (frame.message() && ours) {
                peer.send(reply(frame, theirRequest));
            } else if (frame.message()) {
                BsonReader reader = Wire.reader(peer.message());
                theirRequest = reader.root();
                reader.streams().forEach(stream -> actualStreams.add(stream.id()));
                same(frame, theirRequest);
                if (theirRequest.get("Message") == null) {
                    emptyAnswers.incrementAndGet();
                }
            } else if (ours) {
                peer.send(stream(frame, null));
            } else {
                byte[] expected = stream(frame, actualStreams.removeFirst());
                assertThat(peer.exactly(expected.length)).isEqualTo(expected);
            }
        }
    }

    private static boolean isEnd(@Nullable Frame frame) {
        return frame != null && frame.control() && frame.text().equals("END\r\n");
    }

    /// The reference writes its platform's line ends behind MX; ours are CR LF.
    private static void expectControl(Frame frame, ScriptedPeer peer, @Nullable PollingHandle endBy)
            throws Exception {
        String text = frame.text().equals("MX\n\n") ? "MX\r\n\r\n" : frame.text();
        if (endBy != null && text.equals("END\r\n")) {
            peer.send("PROCEED\r\n");
            endBy.close();
        }
        assertThat(peer.text(text.length())).isEqualTo(text);
    }

    /// The recorded message, as an answer to the request that was really asked.
    private static byte[] reply(Frame frame, @Nullable WireObject request) throws Exception {
        WireObject body = Wire.reader(frame.bytes("bson")).root().object("Message");
        boolean response = body != null && Envelope.RESPONSE.equals(body.type()) && request != null;
        if (!response) {
            return frame.bytes("deflated");
        }
        WireObject asked = request.object("Message");
        Message.Response recorded =
                Envelope.readResponse(Wire.reader(frame.bytes("bson")).root(), null);
        var answer =
                new Message.Response(
                        asked == null ? null : asked.string("id"),
                        recorded.error(),
                        recorded.result());
        return Wire.deflate(Wire.write(Envelope.write(answer)));
    }

    /// Equal but for what is made anew each time: ids of calls and streams, and the endpoint, which
    /// says no more of us than it must.
    private static void same(Frame frame, WireObject actual) throws Exception {
        WireObject recorded = Wire.reader(frame.bytes("bson")).root();
        assertThat(anonymous(actual)).isEqualTo(anonymous(recorded));
    }

    private static String anonymous(WireObject root) throws HalibutException {
        WireObject body = root.object("Message");
        if (body == null) {
            return String.valueOf(Wire.show(root));
        }
        WireObject.Builder builder = WireObject.builder(String.valueOf(body.type()));
        boolean request = Envelope.REQUEST.equals(body.type());
        for (int i = 0; i < body.size(); i++) {
            String name = body.name(i);
            Object value = body.value(i);
            if (name.equals("id") && request) {
                value = String.valueOf(value).replaceAll("\\[.*", "");
            } else if (name.equals("endpoint")) {
                value = "some endpoint";
            } else if (name.equals("activityId")) {
                value = "some Guid";
            }
            builder.put(name, value);
        }
        return String.valueOf(Wire.show(builder.build()))
                .replaceAll("\\$stream [-0-9a-f]+", "\\$stream");
    }

    private static byte[] stream(Frame frame, @Nullable UUID id) {
        byte[] bytes;
        if (frame.has("bytes")) {
            bytes = frame.bytes("bytes");
        } else {
            long length = frame.json().get("length").asLong();
            byte[] content = new byte[(int) length];
            new Random(length).nextBytes(content);
            bytes =
                    ByteBuffer.allocate(24 + content.length + 8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .put(frame.bytes("header"))
                            .put(content)
                            .putLong(length)
                            .array();
        }
        if (id != null) {
            DotNetGuid.write(id, bytes, 0);
        }
        return bytes;
    }

    /// A failure of the scripted side explains one of ours.
    private static void whyPeer(
            CompletableFuture<Void> peer, org.assertj.core.api.ThrowableAssert.ThrowingCallable ask)
            throws Exception {
        try {
            ask.call();
        } catch (Throwable e) {
            if (peer.isCompletedExceptionally()) {
                peer.get();
            }
            throw new AssertionError(e);
        }
    }

    /// Makes the recorded requests as calls.
    private static void ask(
            Recording recording,
            HalibutRuntime server,
            ServiceEndpoint endpoint,
            CompletableFuture<Void> peer)
            throws Exception {
        Iterator<Message.Response> answers = responses(recording).iterator();
        for (Request request : requests(recording)) {
            if (peer.isCompletedExceptionally()) {
                peer.get();
            }
            Message.Response expected = answers.next();
            ServerError error = expected.error();
            Object[] params = request.sent();
            String service = String.valueOf(request.request().service());
            String method = String.valueOf(request.request().method());
            if (error == null) {
                Object result = server.call(endpoint, service, method, params);
                assertThat(Wire.show(result)).isEqualTo(Wire.show(expected.result()));
            } else {
                assertThat(
                                org.assertj.core.api.Assertions.catchThrowableOfType(
                                        HalibutException.class,
                                        () -> server.call(endpoint, service, method, params)))
                        .extracting(HalibutException::failure)
                        .isEqualTo(error.classify());
            }
        }
    }

    /// A recorded request and the frames of its streams.
    private record Request(Message.Request request, List<byte[]> streams) {

        /// The parameters with streams that can be sent.
        @Nullable Object[] sent() {
            Iterator<byte[]> frames = streams.iterator();
            return request.params().stream().map(param -> sendable(param, frames)).toArray();
        }
    }

    private static @Nullable Object sendable(@Nullable Object value, Iterator<byte[]> frames) {
        return switch (value) {
            case DataStream announced -> {
                byte[] frame = frames.next();
                byte[] content = Arrays.copyOfRange(frame, 24, frame.length - 8);
                yield IdentifiedStreams.of(announced.id(), content);
            }
            case WireObject object -> {
                WireObject.Builder copy =
                        object.type() == null
                                ? WireObject.builder()
                                : WireObject.builder(object.type());
                for (int i = 0; i < object.size(); i++) {
                    copy.put(object.name(i), sendable(object.value(i), frames));
                }
                yield copy.build();
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(sendable(element, frames)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static List<Request> requests(Recording recording) throws HalibutException {
        List<Request> requests = new ArrayList<>();
        boolean polling = recording.name().startsWith("polling");
        for (Frame frame : recording.frames()) {
            if (frame.dialler() == polling || frame.control()) {
                continue;
            }
            if (!frame.message()) {
                requests.getLast().streams().add(stream(frame, null));
            } else if (Envelope.readRequestOrEmpty(Wire.reader(frame.bytes("bson")).root())
                    instanceof Message.Request request) {
                requests.add(new Request(request, new ArrayList<>()));
            }
        }
        return requests;
    }

    private static List<Message.Response> responses(Recording recording) throws HalibutException {
        List<Message.Response> responses = new ArrayList<>();
        boolean polling = recording.name().startsWith("polling");
        for (Frame frame : recording.frames()) {
            if (frame.dialler() == polling && frame.message()) {
                responses.add(Envelope.readResponse(Wire.reader(frame.bytes("bson")).root(), null));
            }
        }
        return responses;
    }

    /// An agent whose services answer as recorded, in order.
    private static HalibutRuntime agent(Recording recording) throws HalibutException {
        Iterator<Message.Response> answers = answers(recording).iterator();
        Iterator<Request> questions = requests(recording).iterator();
        ServiceHandler service =
                invocation -> {
                    Request question = questions.next();
                    assertThat(invocation.params().stream().map(Wire::show).toList())
                            .isEqualTo(
                                    question.request().params().stream().map(Wire::show).toList());
                    Message.Response answer = answers.next();
                    if (answer.error() != null) {
                        throw new ServiceRejection(answer.error());
                    }
                    return answer.result();
                };
        HalibutRuntime.Builder builder =
                HalibutRuntime.builder(Identities.AGENT)
                        .trust(Identities.SERVER.thumbprint())
                        .unknownService(name -> errorOf(answers.next()))
                        .limits(PATIENT);
        requests(recording).stream()
                .map(request -> String.valueOf(request.request().service()))
                .filter(name -> !name.equals("IUnknownService"))
                .forEach(name -> builder.service(name, service));
        return builder.build();
    }

    private static ServerError errorOf(Message.Response response) {
        return java.util.Objects.requireNonNull(response.error());
    }

    private static List<Message.Response> answers(Recording recording) throws HalibutException {
        boolean polling = recording.name().startsWith("polling");
        List<byte[]> frames = new ArrayList<>();
        for (Frame frame : recording.frames()) {
            if (frame.dialler() == polling && !frame.control() && !frame.message()) {
                frames.add(stream(frame, null));
            }
        }
        Iterator<byte[]> streams = frames.iterator();
        return responses(recording).stream()
                .map(response ->
                        new Message.Response(
                                response.id(),
                                response.error(),
                                sendable(response.result(), streams)))
                .toList();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
