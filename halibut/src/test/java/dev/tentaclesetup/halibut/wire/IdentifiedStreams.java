package dev.tentaclesetup.halibut.wire;

import java.util.UUID;

/// Data streams with an id of the test's choice, as a recording has them.
public final class IdentifiedStreams {

    private IdentifiedStreams() {}

    public static DataStream of(UUID id, byte[] content) {
        return DataStream.of(id, content.length, out -> out.write(content));
    }
}
