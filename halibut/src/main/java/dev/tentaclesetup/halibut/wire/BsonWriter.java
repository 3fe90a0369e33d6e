package dev.tentaclesetup.halibut.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes wire values as BSON in the .NET library's dialect ([halibut 5.6], [halibut 5.7]) and
/// notes the data streams that it comes across, in the order in which their bytes must follow.
public final class BsonWriter {

    static final String TYPE = "$type";
    static final String STREAM_TYPE = "Halibut.DataStream, Halibut";
    private static final int FIRST_ROOM = 512;
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final List<DataStream> streams = new ArrayList<>(2);
    private final int mostBytes;
    private byte[] buffer = new byte[FIRST_ROOM];
    private int size;

    /// @param limits of which [SizeLimit#MESSAGE_BYTES] counts
    public BsonWriter(Limits limits) {
        mostBytes = limits.length(SizeLimit.MESSAGE_BYTES);
    }

    /// A stream in a place that has no declared type, so that its type must be written.
    record TypedStream(DataStream stream) {}

    /// The bytes written are the first [#size()] of these.
    public byte[] buffer() {
        return buffer;
    }

    /// The number of bytes written.
    public int size() {
        return size;
    }

    /// The data streams that the document refers to, in its order.
    public List<DataStream> streams() {
        return streams;
    }

    /// Writes one document.
    public void document(WireObject object) throws HalibutException {
        int start = open();
        if (object.type() != null) {
            element(TYPE, object.type());
        }
        for (int i = 0; i < object.size(); i++) {
            element(object.name(i), object.value(i));
        }
        end(start);
    }

    private void array(List<?> elements) throws HalibutException {
        int start = open();
        int index = 0;
        for (Object element : elements) {
            element(Integer.toString(index++), element);
        }
        end(start);
    }

    private void element(String name, @Nullable Object value) throws HalibutException {
        putByte(BsonType.of(value));
        cString(name);
        switch (value) {
            case null -> {}
            case String text -> string(text);
            case Boolean bool -> putByte(bool ? 1 : 0);
            case Integer number -> putInt(number);
            case Long number -> putLong(number);
            case Double number -> putLong(Double.doubleToRawLongBits(number));
            case Instant instant -> putLong(instant.toEpochMilli());
            case UUID guid -> guid(guid);
            case byte[] bytes -> binary(bytes);
            case WireObject object -> document(object);
            case List<?> elements -> array(elements);
            case DataStream stream -> stream(null, stream);
            case TypedStream typed -> stream(STREAM_TYPE, typed.stream());
            default -> throw BsonType.unknown(value);
        }
    }

    private void stream(@Nullable String type, DataStream stream) throws HalibutException {
        int start = open();
        if (type != null) {
            element(TYPE, type);
        }
        element("id", stream.id());
        element("length", stream.length());
        end(start);
        streams.add(stream);
    }

    private void string(String text) throws HalibutException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = room(4 + bytes.length + 1);
        INT.set(buffer, at, bytes.length + 1);
        System.arraycopy(bytes, 0, buffer, at + 4, bytes.length);
        buffer[at + 4 + bytes.length] = 0;
    }

    private void cString(String name) throws HalibutException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int at = room(bytes.length + 1);
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        buffer[at + bytes.length] = 0;
    }

    private void guid(UUID guid) throws HalibutException {
        int at = room(4 + 1 + DotNetGuid.BYTES);
        INT.set(buffer, at, DotNetGuid.BYTES);
        buffer[at + 4] = BsonType.GUID;
        DotNetGuid.write(guid, buffer, at + 5);
    }

    private void binary(byte[] bytes) throws HalibutException {
        int at = room(4 + 1 + bytes.length);
        INT.set(buffer, at, bytes.length);
        buffer[at + 4] = BsonType.BYTES;
        System.arraycopy(bytes, 0, buffer, at + 5, bytes.length);
    }

    private int open() throws HalibutException {
        return room(4);
    }

    private void end(int start) throws HalibutException {
        putByte(0);
        INT.set(buffer, start, size - start);
    }

    // Room first, the buffer afterwards: making room may replace the buffer.

    private void putByte(int value) throws HalibutException {
        int at = room(1);
        buffer[at] = (byte) value;
    }

    private void putInt(int value) throws HalibutException {
        int at = room(4);
        INT.set(buffer, at, value);
    }

    private void putLong(long value) throws HalibutException {
        int at = room(8);
        LONG.set(buffer, at, value);
    }

    /// Makes room for so many bytes and returns where they begin.
    private int room(int bytes) throws HalibutException {
        int start = size;
        long needed = (long) size + bytes;
        if (needed > mostBytes) {
            throw HalibutException.over(SizeLimit.MESSAGE_BYTES, mostBytes, needed);
        }
        if (needed > buffer.length) {
            long doubled = Math.min(mostBytes, Math.max(2L * buffer.length, needed));
            buffer = Arrays.copyOf(buffer, (int) doubled);
        }
        size = (int) needed;
        return start;
    }
}
