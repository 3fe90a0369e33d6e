package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.ContentException;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.DotNetGuid;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.ReceivedBytes;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.SpoolFile;
import dev.tentaclesetup.halibut.wire.SpoolFolder;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The bytes of data streams behind a message [halibut 6.2]: id, length, bytes, length.
final class DataStreamFrames {

    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int HEADER = DotNetGuid.BYTES + LENGTH_BYTES;

    /// A full TLS record.
    private static final int COPY = 16 * 1024;

    private final Connection connection;
    private final Limits limits;
    private final SpoolFolder spool;

    DataStreamFrames(Connection connection, Limits limits, SpoolFolder spool) {
        this.connection = connection;
        this.limits = limits;
        this.spool = spool;
    }

    void send(List<DataStream> streams) throws IOException, HalibutException {
        for (DataStream stream : streams) {
            byte[] header = new byte[HEADER];
            DotNetGuid.write(stream.id(), header, 0);
            byte[] length = littleEndian(stream.length());
            System.arraycopy(length, 0, header, DotNetGuid.BYTES, LENGTH_BYTES);
            connection.send(header);
            sendContent(stream);
            connection.send(length);
        }
    }

    private void sendContent(DataStream stream) throws IOException, HalibutException {
        DataStream.Content content = stream.content();
        if (content == null) {
            throw HalibutException.malformed("a received data stream cannot be sent: " + stream);
        }
        var out = new FrameOutput(stream.length());
        if (stream.length() > COPY) {
            connection.gather();
        }
        try {
            content.writeTo(out);
        } catch (IOException e) {
            throw out.lost ? e : new ContentException(e);
        }
        out.end();
    }

    /// Receives the bytes of the streams, in whichever order they come.
    void receive(List<DataStream> announced) throws IOException, HalibutException {
        if (announced.isEmpty()) {
            return;
        }
        List<DataStream> waiting = new ArrayList<>(announced);
        long memory = limits.of(SizeLimit.MEMORY_BYTES);
        try {
            while (!waiting.isEmpty()) {
                memory -= receiveFrame(waiting, memory);
            }
        } catch (IOException | HalibutException | RuntimeException e) {
            announced.forEach(DataStream::close);
            throw e;
        }
    }

    /// @return how many bytes are now kept in memory
    private long receiveFrame(List<DataStream> waiting, long memory)
            throws IOException, HalibutException {
        byte[] header = connection.in().exactly(HEADER);
        UUID id = DotNetGuid.read(header, 0);
        long length = readLong(header, DotNetGuid.BYTES);
        DataStream stream = remove(waiting, id);
        long most = limits.of(SizeLimit.DATA_STREAM_BYTES);
        if (length < 0) {
            throw HalibutException.malformed("a data stream of " + length + " bytes");
        }
        if (length > most) {
            throw HalibutException.over(SizeLimit.DATA_STREAM_BYTES, most, length);
        }
        if (stream.length() >= 0 && stream.length() != length) {
            throw HalibutException.malformed(
                    "a data stream of " + length + " bytes, announced with " + stream.length());
        }
        boolean fits = length <= memory;
        stream.arrived(
                fits
                        ? ReceivedBytes.inMemory(connection.in().exactly((int) length))
                        : spooled(length),
                length);
        long trailer = readLong(connection.in().exactly(LENGTH_BYTES), 0);
        if (trailer != length) {
            throw HalibutException.malformed(
                    "Data stream size mismatch detected: "
                            + length
                            + " bytes announced, "
                            + trailer
                            + " confirmed, id "
                            + id);
        }
        return fits ? length : 0;
    }

    private static DataStream remove(List<DataStream> waiting, UUID id) throws HalibutException {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).id().equals(id)) {
                return waiting.remove(i);
            }
        }
        throw HalibutException.malformed("Unexpected stream!");
    }

    /// A stream that cannot be stored is received all the same: the sender reads our answer only
    /// after the last byte, and would otherwise see a broken connection instead of the reason.
    private ReceivedBytes spooled(long length) throws IOException {
        var arriving = new FrameInput(length);
        try {
            return spool.receive(length, arriving);
        } catch (IOException e) {
            if (arriving.lost || e instanceof InterruptedIOException) {
                throw e;
            }
            arriving.skipRest();
            return ReceivedBytes.notStored(e);
        }
    }

    private static byte[] littleEndian(long value) {
        return ByteBuffer.allocate(LENGTH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static long readLong(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(offset);
    }

    /// The bytes of one stream.
    private final class FrameInput implements SpoolFile.Source {
        private long left;
        private boolean lost;

        FrameInput(long length) {
            left = length;
        }

        /// Reads several TLS records at once, because each call of storing has its cost. [#lost]
        /// stays set if the connection fails, as opposed to the disk.
        @Override
        public void fill(byte[] block, int count) throws IOException {
            lost = true;
            int filled = 0;
            while (filled < count) {
                int got = connection.in().read(block, filled, count - filled);
                if (got < 0) {
                    throw new EOFException(
                            "Data stream reading failed: " + (count - filled) + " bytes missing");
                }
                filled += got;
            }
            left -= count;
            lost = false;
        }

        void skipRest() throws IOException {
            byte[] block = new byte[(int) Math.min(left, COPY)];
            while (left > 0) {
                fill(block, (int) Math.min(left, block.length));
            }
        }
    }

    /// Gathers what a producer writes into full records and holds it to what it has declared.
    private final class FrameOutput extends OutputStream {
        private final long declared;
        private final byte[] buffer;
        private int filled;
        private long written;
        private boolean lost;

        FrameOutput(long declared) {
            this.declared = declared;
            this.buffer = new byte[(int) Math.min(COPY, Math.max(1, declared))];
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written += length;
            if (written > declared) {
                throw mismatch();
            }
            int from = offset;
            int left = length;
            while (left > 0) {
                if (filled == 0 && left >= buffer.length) {
                    send(bytes, from, buffer.length);
                    from += buffer.length;
                    left -= buffer.length;
                    continue;
                }
                int count = Math.min(left, buffer.length - filled);
                System.arraycopy(bytes, from, buffer, filled, count);
                filled += count;
                from += count;
                left -= count;
                if (filled == buffer.length) {
                    flushBuffer();
                }
            }
        }

        void end() throws IOException {
            if (written != declared) {
                throw mismatch();
            }
            flushBuffer();
            connection.deliver();
        }

        private void flushBuffer() throws IOException {
            if (filled > 0) {
                send(buffer, 0, filled);
                filled = 0;
            }
        }

        /// [#lost] stays set if the connection fails, as opposed to the producer of the bytes.
        private void send(byte[] bytes, int offset, int length) throws IOException {
            lost = true;
            connection.send(bytes, offset, length);
            lost = false;
        }

        private IOException mismatch() {
            return new ContentException(
                    "Data stream size mismatch detected during send: "
                            + declared
                            + " bytes declared, "
                            + written
                            + " written");
        }
    }
}
