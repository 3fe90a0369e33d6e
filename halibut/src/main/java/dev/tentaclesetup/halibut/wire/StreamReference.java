package dev.tentaclesetup.halibut.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Recognises the documents that announce a data stream.
final class StreamReference {

    private static final String NAME = "Halibut.DataStream";
    private static final String ASSEMBLY = "Halibut";

    private StreamReference() {}

    /// The stream announced, or null.
    ///
    /// @param typedPlace whether a document without a type may be one by its shape
    static @Nullable DataStream of(WireObject object, boolean typedPlace) throws HalibutException {
        if (object.type() == null) {
            return typedPlace && hasShape(object) ? announced(object) : null;
        }
        return isType(object.type()) ? announced(object) : null;
    }

    private static boolean hasShape(WireObject object) {
        return object.size() == 2
                && object.get("id") instanceof UUID
                && (object.get("length") instanceof Long
                        || object.get("length") instanceof Integer);
    }

    private static DataStream announced(WireObject object) throws HalibutException {
        UUID id = object.uuid("id");
        return DataStream.announced(
                id == null ? DotNetGuid.EMPTY : id, object.longInteger("length", -1));
    }

    /// Accepts a version suffix and a missing space, as .NET does [halibut 5.7].
    private static boolean isType(String type) {
        if (type.equals(BsonWriter.STREAM_TYPE)) {
            return true;
        }
        String[] parts = type.split(",", 3);
        return parts.length >= 2
                && parts[0].strip().equals(NAME)
                && parts[1].strip().equals(ASSEMBLY);
    }
}
