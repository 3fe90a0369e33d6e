package dev.tentaclesetup.halibut;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lines and messages over one connection, in the order that the exchange prescribes.
final class Channel {

    static final String NEXT = "NEXT";
    static final String PROCEED = "PROCEED";
    static final String END = "END";

    private final Connection connection;
    private final Compression compression;
    private final DataStreamFrames frames;
    private final Limits limits;

    Channel(Connection connection, WireContext context) {
        this.connection = connection;
        this.compression = context.compression();
        this.limits = context.limits();
        this.frames = new DataStreamFrames(connection, limits, context.spool());
    }

    Connection connection() {
        return connection;
    }

    Limits limits() {
        return limits;
    }

    /// A line of control, in one TLS record.
    void sendLine(String line) throws IOException {
        connection.send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /// An identity: line and empty line in one TLS record, for the sake of old peers.
    void sendIdentity(String line) throws IOException {
        connection.send((line + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a line that may be empty, the first byte within one limit, all within the other.
    String line(TimeLimit firstByte) throws IOException, HalibutException {
        return ControlLine.read(connection.in(), limits, firstByte);
    }

    /// Reads NEXT, PROCEED or END; empty lines before it do not count, nor do they gain time.
    String control(TimeLimit firstByte) throws IOException, HalibutException {
        for (int empty = 0; empty < 16; empty++) {
            String line = line(firstByte);
            if (!line.isEmpty()) {
                return line;
            }
        }
        throw HalibutException.malformed("nothing but empty lines where control was expected");
    }

    /// Sends a message and the data streams that it refers to.
    void send(Message message) throws IOException, HalibutException {
        var writer = new BsonWriter(limits);
        writer.document(Envelope.write(message));
        compression.deflate(writer.buffer(), writer.size(), connection::send);
        frames.send(writer.streams());
    }

    /// Reads a request, or [Message.Empty] where there is none.
    Message receiveRequest(TimeLimit firstByte) throws IOException, HalibutException {
        BsonReader reader = document(firstByte);
        Message message = Envelope.readRequestOrEmpty(reader.root());
        frames.receive(reader.streams());
        return message;
    }

    /// Reads a response.
    Message.Response receiveResponse() throws IOException, HalibutException {
        BsonReader reader = document(TimeLimit.RESPONSE);
        Message.Response response = Envelope.readResponse(reader.root());
        List<DataStream> streams = reader.streams();
        frames.receive(streams);
        return response;
    }

    private BsonReader document(TimeLimit firstByte) throws IOException, HalibutException {
        WireInput in = connection.in();
        in.timeout(limits.millis(firstByte));
        int first = in.read();
        if (first < 0) {
            throw new EOFException(WireInput.END);
        }
        in.pushBack(new byte[] {(byte) first}, 0, 1);
        in.timeout(limits.millis(TimeLimit.RECEIVE));
        ByteBuffer plain = compression.inflate(in, limits.length(SizeLimit.MESSAGE_BYTES));
        return new BsonReader(plain, limits);
    }
}
