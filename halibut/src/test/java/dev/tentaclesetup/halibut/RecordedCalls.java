package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.fixtures.Recording;
import dev.tentaclesetup.halibut.fixtures.Recording.Frame;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.DotNetGuid;
import dev.tentaclesetup.halibut.wire.Envelope;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.IdentifiedStreams;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The requests and responses of a recorded conversation.
record RecordedCalls(Recording recording) {

    /// A recorded request and the frames of its streams.
    record Request(Message.Request request, List<byte[]> streams) {

        /// The parameters with streams that can be sent.
        @Nullable Object[] sent() {
            Iterator<byte[]> frames = streams.iterator();
            return request.params().stream().map(param -> sendable(param, frames)).toArray();
        }
    }

    List<Request> requests() throws HalibutException {
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

    List<Message.Response> responses() throws HalibutException {
        List<Message.Response> responses = new ArrayList<>();
        boolean polling = recording.name().startsWith("polling");
        for (Frame frame : recording.frames()) {
            if (frame.dialler() == polling && frame.message()) {
                responses.add(Envelope.readResponse(Wire.reader(frame.bytes("bson")).root(), null));
            }
        }
        return responses;
    }

    List<Message.Response> answers() throws HalibutException {
        boolean polling = recording.name().startsWith("polling");
        List<byte[]> frames = new ArrayList<>();
        for (Frame frame : recording.frames()) {
            if (frame.dialler() == polling && !frame.control() && !frame.message()) {
                frames.add(stream(frame, null));
            }
        }
        Iterator<byte[]> streams = frames.iterator();
        return responses().stream()
                .map(response ->
                        new Message.Response(
                                response.id(),
                                response.error(),
                                sendable(response.result(), streams)))
                .toList();
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

    static byte[] stream(Frame frame, @Nullable UUID id) {
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
}
