package dev.tentaclesetup.halibut;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Short forms for tests of what goes over the wire.
final class Wire {

    private Wire() {}

    static BsonReader reader(byte[] bson) {
        return new BsonReader(ByteBuffer.wrap(bson), Limits.standard());
    }

    static byte[] write(WireObject document) throws HalibutException {
        var writer = new BsonWriter(Limits.standard());
        writer.document(document);
        return java.util.Arrays.copyOf(writer.buffer(), writer.size());
    }

    /// A request as a peer of ours sends it.
    static byte[] request(String service, String method, @Nullable Object... params)
            throws IOException, HalibutException {
        var request =
                new Message.Request(
                        "r",
                        DotNetGuid.EMPTY,
                        null,
                        service,
                        method,
                        java.util.Arrays.asList(params));
        return deflate(write(Envelope.write(request)));
    }

    /// The answer to a request.
    ///
    /// @param plain the request's document
    static byte[] answer(byte[] plain, @Nullable Object result)
            throws IOException, HalibutException {
        Message.Request asked = Envelope.readRequest(reader(plain).root());
        return deflate(write(Envelope.write(new Message.Response(asked.id(), null, result))));
    }

    static byte[] deflate(byte[] plain) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        try (var compression = new Compression()) {
            compression.deflate(plain, plain.length, out::write);
        }
        return out.toByteArray();
    }

    static byte[] inflate(byte[] deflated) throws IOException, HalibutException {
        try (var compression = new Compression()) {
            ByteBuffer plain =
                    compression.inflate(
                            new WireInput(new ByteArrayInputStream(deflated), new Socket()),
                            1 << 28);
            byte[] bytes = new byte[plain.remaining()];
            plain.get(bytes);
            return bytes;
        }
    }

    /// The recordings' notation of a value.
    static @Nullable Object show(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> "$int32 " + number;
            case Long number -> "$int64 " + number;
            case Double number -> "$double " + number;
            case java.time.Instant instant -> "$date " + instant.toEpochMilli();
            case byte[] bytes -> "$binary " + Base64.getEncoder().encodeToString(bytes);
            case UUID guid -> "$guid " + guid;
            case DataStream stream -> "$stream " + stream.id() + " " + stream.length();
            case WireObject object -> showObject(object);
            case List<?> list -> list.stream().map(Wire::show).toList().toString();
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }

    private static String showObject(WireObject object) {
        var text = new StringBuilder("{");
        if (object.type() != null) {
            text.append("$type: ").append(object.type()).append("; ");
        }
        for (int i = 0; i < object.size(); i++) {
            text.append(object.name(i)).append(": ").append(show(object.value(i))).append("; ");
        }
        return text.append("}").toString();
    }

    static @Nullable Object show(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isString()) {
            return "String " + node.asString();
        }
        if (node.isBoolean()) {
            return "Boolean " + node.asBoolean();
        }
        if (node.isArray()) {
            return node.valueStream().map(Wire::show).toList().toString();
        }
        for (String scalar : List.of("$int32", "$int64", "$double", "$date", "$binary", "$guid")) {
            if (node.has(scalar)) {
                String text = node.get(scalar).asString();
                return scalar + " " + text;
            }
        }
        return showDocument(node);
    }

    private static String showDocument(JsonNode node) {
        boolean typed =
                node.has("$type")
                        && node.get("$type").asString().equals("Halibut.DataStream, Halibut");
        boolean bare = node.size() == 2 && node.has("id") && node.has("length");
        if (typed || bare) {
            return "$stream "
                    + node.get("id").get("$guid").asString()
                    + " "
                    + node.get("length").get("$int64").asString();
        }
        var text = new StringBuilder("{");
        node.forEachEntry((name, value) ->
                text.append(name)
                        .append(": ")
                        .append(
                                name.equals("$type")
                                        ? value.asString()
                                        : String.valueOf(show(value)))
                        .append("; "));
        return text.append("}").toString();
    }
}
