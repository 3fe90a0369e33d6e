package dev.tentaclesetup.halibut.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns messages into documents and back ([halibut 5.2] to [halibut 5.5]).
public final class Envelope {

    public static final String REQUEST = "Halibut.Transport.Protocol.RequestMessage, Halibut";
    public static final String RESPONSE = "Halibut.Transport.Protocol.ResponseMessage, Halibut";
    static final String BYTES = "System.Byte[], mscorlib";

    private static final String ROOT = "Message";

    private Envelope() {}

    /// The document that stands for a message.
    public static WireObject write(Message message) {
        return switch (message) {
            case Message.Request request -> root(write(request));
            case Message.Response response -> root(write(response));
            case Message.Empty _ -> root(null);
        };
    }

    /// The request in a document.
    ///
    /// @throws HalibutException with [HalibutFailure.Malformed] if there is none
    public static Message.Request readRequest(WireObject root) throws HalibutException {
        WireObject body = body(root, REQUEST);
        if (body == null) {
            throw HalibutException.malformed("there is no request in the message");
        }
        return request(body);
    }

    /// The request, or [Message.Empty] where there is none.
    public static Message readRequestOrEmpty(WireObject root) throws HalibutException {
        WireObject body = body(root, REQUEST);
        return body == null ? new Message.Empty() : request(body);
    }

    /// The response; a missing one is an error that says so, as .NET callers see it.
    ///
    /// @param asked the request's id, which a missing response is taken to have
    public static Message.Response readResponse(WireObject root, @Nullable String asked)
            throws HalibutException {
        WireObject body = body(root, RESPONSE);
        if (body == null) {
            String text = "No response was received from the endpoint within the allowed time.";
            return new Message.Response(asked, new ServerError(text, null, null), null);
        }
        WireObject error = body.object("error");
        return new Message.Response(
                body.string("id"), error == null ? null : error(error), body.get("result"));
    }

    private static Message.Request request(WireObject body) throws HalibutException {
        UUID activity = body.has("activityId") ? body.uuid("activityId") : DotNetGuid.EMPTY;
        WireObject endpoint = body.object("endpoint");
        if (activity == null) {
            throw HalibutException.malformed("activityId is null");
        }
        if (endpoint != null && !absolute(endpoint.string("BaseUri"))) {
            throw HalibutException.malformed("the endpoint's BaseUri is not an absolute URI");
        }
        Object params = body.get("params");
        if (params != null && !(params instanceof List)) {
            throw HalibutException.malformed("params is not an array");
        }
        return new Message.Request(
                body.string("id"),
                activity,
                endpoint,
                body.string("service"),
                body.string("method"),
                new ArrayList<>(body.list("params")));
    }

    private static WireObject write(Message.Request request) {
        return WireObject.builder(REQUEST)
                .put("id", request.id())
                .put("activityId", request.activityId())
                .put("endpoint", request.endpoint())
                .put("service", request.service())
                .put("method", request.method())
                .put("params", request.params().stream().map(Envelope::untypedPlace).toList())
                .build();
    }

    private static WireObject write(Message.Response response) {
        ServerError error = response.error();
        return WireObject.builder(RESPONSE)
                .put("id", response.id())
                .put("error", error == null ? null : write(error))
                .put("result", error == null ? untypedPlace(response.result()) : null)
                .build();
    }

    private static WireObject write(ServerError error) {
        return WireObject.builder()
                .put("message", error.message())
                .put("details", error.details())
                .put("HalibutErrorType", error.type())
                .build();
    }

    private static ServerError error(WireObject error) throws HalibutException {
        String message = error.string("message");
        return new ServerError(
                message == null ? "" : message,
                error.string("details"),
                error.string("HalibutErrorType"));
    }

    /// Where no type is declared, a stream and bytes must name theirs [halibut 5.7].
    private static @Nullable Object untypedPlace(@Nullable Object value) {
        return switch (value) {
            case DataStream stream -> new BsonWriter.TypedStream(stream);
            case byte[] bytes -> WireObject.builder(BYTES).put("$value", bytes).build();
            case null, default -> value;
        };
    }

    private static WireObject root(@Nullable WireObject body) {
        return WireObject.builder().put(ROOT, body).build();
    }

    private static @Nullable WireObject body(WireObject root, String wanted)
            throws HalibutException {
        WireObject body = root.object(ROOT);
        if (body != null && body.type() != null && !sameType(body.type(), wanted)) {
            throw HalibutException.malformed("a message of type '" + body.type() + "'");
        }
        return body;
    }

    private static boolean sameType(String type, String wanted) {
        if (type.equals(wanted)) {
            return true;
        }
        String[] parts = type.split(",", 3);
        return parts.length >= 2 && (parts[0].strip() + ", " + parts[1].strip()).equals(wanted);
    }

    private static boolean absolute(@Nullable String uri) {
        try {
            return uri != null && URI.create(uri).isAbsolute();
        } catch (IllegalArgumentException e) {
            // .NET takes some characters that RFC 2396 does not; a scheme is what counts here
            return uri.indexOf("://") > 0;
        }
    }
}
