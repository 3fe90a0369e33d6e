package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.BsonReader;
import dev.tentaclesetup.halibut.wire.BsonWriter;
import dev.tentaclesetup.halibut.wire.Compression;
import dev.tentaclesetup.halibut.wire.Countdown;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.Envelope;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.halibut.wire.WireInput;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Lines and messages over one connection, in the order that the exchange prescribes.
public final class Channel {

    public static final String NEXT = "NEXT";
    public static final String PROCEED = "PROCEED";
    public static final String END = "END";
    private static final int MOST_EMPTY_LINES = 16;

    private final Connection connection;
    private final Compression compression;
    private final DataStreamFrames frames;
    private final Limits limits;

    /// @param context the limits, buffers and folder that the connections of a runtime share
    public Channel(Connection connection, WireContext context) {
        this.connection = connection;
        this.compression = context.compression();
        this.limits = context.limits();
        this.frames = new DataStreamFrames(connection, limits, context.spool());
    }

    /// The connection below.
    public Connection connection() {
        return connection;
    }

    /// The limits of the runtime.
    public Limits limits() {
        return limits;
    }

    /// A line of control, in one TLS record.
    public void sendLine(String line) throws IOException {
        connection.send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /// An identity: line and empty line in one TLS record, for the sake of old peers.
    public void sendIdentity(String line) throws IOException {
        connection.send((line + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a line that may be empty, the first byte within one limit, all within the other.
    String line(TimeLimit firstByte) throws IOException, HalibutException {
        return ControlLine.read(connection.in(), limits, new Countdown(limits.of(firstByte)));
    }

    /// Reads NEXT, PROCEED or END. Up to 16 empty lines before it are skipped; they do not extend
    /// the time limit.
    public String control(TimeLimit firstByte) throws IOException, HalibutException {
        var clock = new Countdown(limits.of(firstByte));
        for (int empty = 0; empty < MOST_EMPTY_LINES; empty++) {
            String line = ControlLine.read(connection.in(), limits, clock);
            if (!line.isEmpty()) {
                return line;
            }
        }
        throw HalibutException.malformed("nothing but empty lines where control was expected");
    }

    /// Sends a message and the data streams that it refers to.
    public void send(Message message) throws IOException, HalibutException {
        var writer = new BsonWriter(limits);
        writer.document(Envelope.write(message));
        compression.deflate(writer.buffer(), writer.size(), connection::send);
        frames.send(writer.streams());
    }

    /// Reads a request, or [Message.Empty] where there is none.
    public Message receiveRequest(TimeLimit firstByte) throws IOException, HalibutException {
        Read<Message> read = message(firstByte, Envelope::readRequestOrEmpty);
        frames.receive(read.streams());
        return read.message();
    }

    /// Reads the response to a request.
    ///
    /// @throws ProtocolException if it is damaged, or the response to another request: no caller
    ///   may get what another has asked for
    public Message.Response receiveResponse(Message.Request asked)
            throws IOException, HalibutException {
        try {
            Read<Message.Response> read =
                    message(TimeLimit.RESPONSE, root -> Envelope.readResponse(root, asked.id()));
            Message.Response response = read.message();
            if (!Objects.equals(response.id(), asked.id())) {
                throw HalibutException.malformed("the answer is to another request");
            }
            frames.receive(read.streams());
            return response;
        } catch (HalibutException e) {
            if (e.failure() instanceof HalibutFailure.Malformed damage) {
                throw (IOException) new ProtocolException(damage.what()).initCause(e);
            }
            throw e;
        }
    }

    /// A message, and the data streams that follow it.
    private record Read<T>(T message, List<DataStream> streams) {}

    private interface Opener<T> {
        T open(WireObject root) throws HalibutException;
    }

    private <T> Read<T> message(TimeLimit firstByte, Opener<T> envelope)
            throws IOException, HalibutException {
        WireInput in = connection.in();
        in.timeout(limits.millis(firstByte));
        int first = in.read();
        if (first < 0) {
            throw new EOFException(WireInput.END);
        }
        in.pushBack(new byte[] {(byte) first}, 0, 1);
        in.timeout(limits.millis(TimeLimit.RECEIVE));
        return compression.inflate(
                in,
                limits.length(SizeLimit.MESSAGE_BYTES),
                plain -> {
                    var reader = new BsonReader(plain, limits);
                    return new Read<>(envelope.open(reader.root()), reader.streams());
                });
    }
}
