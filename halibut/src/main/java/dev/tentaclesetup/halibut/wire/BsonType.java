package dev.tentaclesetup.halibut.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The element types and binary subtypes of BSON (bsonspec.org).
final class BsonType {

    static final byte DOUBLE = 0x01;
    static final byte STRING = 0x02;
    static final byte DOCUMENT = 0x03;
    static final byte ARRAY = 0x04;
    static final byte BINARY = 0x05;
    static final byte UNDEFINED = 0x06;
    static final byte OBJECT_ID = 0x07;
    static final byte BOOLEAN = 0x08;
    static final byte DATE = 0x09;
    static final byte NULL = 0x0a;
    static final byte REGEX = 0x0b;
    static final byte POINTER = 0x0c;
    static final byte CODE = 0x0d;
    static final byte SYMBOL = 0x0e;
    static final byte SCOPED_CODE = 0x0f;
    static final byte INT32 = 0x10;
    static final byte TIMESTAMP = 0x11;
    static final byte INT64 = 0x12;

    static final byte BYTES = 0;
    static final byte OLD_GUID = 3;
    static final byte GUID = 4;

    private BsonType() {}

    static byte of(@Nullable Object value) throws HalibutException {
        return switch (value) {
            case null -> NULL;
            case String _ -> STRING;
            case Boolean _ -> BOOLEAN;
            case Integer _ -> INT32;
            case Long _ -> INT64;
            case Double _ -> DOUBLE;
            case Instant _ -> DATE;
            case UUID _ -> BINARY;
            case byte[] _ -> BINARY;
            case WireObject _ -> DOCUMENT;
            case List<?> _ -> ARRAY;
            case DataStream _ -> DOCUMENT;
            case BsonWriter.TypedStream _ -> DOCUMENT;
            default -> throw unknown(value);
        };
    }

    static HalibutException unknown(Object value) {
        return HalibutException.malformed(
                "a " + value.getClass().getName() + " has no form on the wire");
    }
}
