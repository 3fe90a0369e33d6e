package dev.tentaclesetup.halibut.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one BSON document as the .NET library does ([halibut 5.2], [halibut 5.6]), trusting no
/// length, and notes the data streams that it announces.
public final class BsonReader {

    private static final int ROOM = 8;
    private static final int ROOT = 1;
    private static final int MESSAGE = 2;
    private static final int DIRECT = 4;
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final Limits limits;
    private final long deepest;
    private final List<DataStream> streams = new ArrayList<>(2);
    private final NameCache names = new NameCache();
    private long elementsLeft;
    private int at;
    private int end;
    private boolean collecting;

    /// @param plain backed by an array from its beginning
    public BsonReader(ByteBuffer plain, Limits limits) {
        this.bytes = plain.array();
        this.at = plain.arrayOffset();
        this.end = at + plain.limit();
        this.limits = limits;
        this.deepest = limits.of(SizeLimit.NESTING);
        this.elementsLeft = limits.of(SizeLimit.MESSAGE_ELEMENTS);
    }

    /// The streams announced in parameters or result, in document order.
    public List<DataStream> streams() {
        return streams;
    }

    /// Reads the root document; bytes behind it do not count.
    public WireObject root() throws HalibutException {
        return members(ROOT);
    }

    private WireObject members(int depth) throws HalibutException {
        int outer = enter(depth);
        String type = null;
        String[] found = new String[ROOM];
        @Nullable Object[] values = new Object[ROOM];
        int count = 0;
        boolean first = true;
        byte kind;
        while ((kind = next()) != 0) {
            String name = name();
            if (depth == MESSAGE) {
                collecting = name.equalsIgnoreCase("params") || name.equalsIgnoreCase("result");
            }
            Object value = value(kind, depth, false);
            if (first && value instanceof String text && name.equals(BsonWriter.TYPE)) {
                type = text;
            } else {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                    values = Arrays.copyOf(values, 2 * count);
                }
                found[count] = name;
                values[count++] = value;
            }
            first = false;
        }
        leave(outer);
        return new WireObject(type, Arrays.copyOf(found, count), Arrays.copyOf(values, count));
    }

    private List<@Nullable Object> elements(int depth) throws HalibutException {
        int outer = enter(depth);
        List<@Nullable Object> values = new ArrayList<>();
        byte kind;
        while ((kind = next()) != 0) {
            skipName();
            values.add(value(kind, depth, true));
        }
        leave(outer);
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object value(byte kind, int depth, boolean inArray) throws HalibutException {
        return switch (kind) {
            case BsonType.STRING, BsonType.CODE, BsonType.SYMBOL -> string();
            case BsonType.DOCUMENT -> stream(members(depth + 1), depth + 1, inArray);
            case BsonType.ARRAY -> elements(depth + 1);
            case BsonType.INT32 -> (int) INT.get(bytes, take(4));
            case BsonType.INT64, BsonType.TIMESTAMP -> (long) LONG.get(bytes, take(8));
            case BsonType.DOUBLE -> Double.longBitsToDouble((long) LONG.get(bytes, take(8)));
            case BsonType.BOOLEAN -> bytes[take(1)] != 0;
            case BsonType.DATE -> Instant.ofEpochMilli((long) LONG.get(bytes, take(8)));
            case BsonType.BINARY -> binary();
            case BsonType.NULL, BsonType.UNDEFINED -> null;
            default -> ignored(kind, depth);
        };
    }

    /// Types that .NET reads only to throw away.
    private @Nullable Object ignored(byte kind, int depth) throws HalibutException {
        switch (kind) {
            case BsonType.OBJECT_ID -> take(12);
            case BsonType.REGEX -> {
                skipName();
                skipName();
            }
            case BsonType.POINTER -> {
                string();
                take(12);
            }
            case BsonType.SCOPED_CODE -> {
                take(4);
                string();
                members(depth + 1);
            }
            default ->
                    throw HalibutException.malformed(
                            "BSON type 0x" + Integer.toHexString(kind & 0xff));
        }
        return null;
    }

    /// Recognises a data stream: by its type, or by its shape where the place has a declared type,
    /// that is anywhere but directly among the parameters or as the result [halibut 6.1] [halibut
    /// 6.2].
    private Object stream(WireObject object, int depth, boolean inArray) throws HalibutException {
        if (!collecting || depth <= MESSAGE) {
            return object;
        }
        boolean typedPlace = depth > DIRECT || (depth == DIRECT && !inArray);
        DataStream stream = StreamReference.of(object, typedPlace);
        if (stream == null) {
            return object;
        }
        long most = limits.of(SizeLimit.DATA_STREAMS);
        if (streams.size() >= most) {
            throw HalibutException.over(SizeLimit.DATA_STREAMS, most, streams.size() + 1L);
        }
        streams.add(stream);
        return stream;
    }

    private String string() throws HalibutException {
        int length = (int) INT.get(bytes, take(4));
        if (length < 1) {
            throw HalibutException.malformed("a BSON string of " + length + " bytes");
        }
        int start = take(length);
        return new String(bytes, start, length - 1, StandardCharsets.UTF_8);
    }

    private Object binary() throws HalibutException {
        int length = (int) INT.get(bytes, take(4));
        if (length < 0) {
            throw HalibutException.malformed("a BSON binary of " + length + " bytes");
        }
        byte subtype = bytes[take(1)];
        int start = take(length);
        if (length == DotNetGuid.BYTES
                && (subtype == BsonType.GUID || subtype == BsonType.OLD_GUID)) {
            return DotNetGuid.read(bytes, start);
        }
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    private byte next() throws HalibutException {
        if (--elementsLeft < 0) {
            long most = limits.of(SizeLimit.MESSAGE_ELEMENTS);
            throw HalibutException.over(SizeLimit.MESSAGE_ELEMENTS, most, most + 1);
        }
        return bytes[take(1)];
    }

    private String name() throws HalibutException {
        int start = at;
        skipName();
        return names.get(bytes, start, at - 1 - start);
    }

    private void skipName() throws HalibutException {
        while (bytes[take(1)] != 0) {
            // to the terminator
        }
    }

    /// Reads a container's length and narrows the bytes in reach to it; returns the wider end.
    private int enter(int depth) throws HalibutException {
        if (depth > deepest) {
            throw HalibutException.over(SizeLimit.NESTING, deepest, depth);
        }
        int start = at;
        int length = (int) INT.get(bytes, take(4));
        if (length < 5 || length > end - start) {
            throw HalibutException.malformed("a BSON container of " + length + " bytes");
        }
        int outer = end;
        end = start + length;
        return outer;
    }

    private void leave(int outer) throws HalibutException {
        if (at != end) {
            throw HalibutException.malformed("a BSON container ends before its length");
        }
        end = outer;
    }

    private int take(int count) throws HalibutException {
        int start = at;
        if (count > end - start) {
            throw HalibutException.malformed("a BSON value reaches beyond its container");
        }
        at = start + count;
        return start;
    }
}
