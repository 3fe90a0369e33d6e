package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deletes what was received with a request and not used.
final class ReceivedStreams {

    private ReceivedStreams() {}

    static void close(@Nullable Object value) {
        switch (value) {
            case DataStream stream -> stream.close();
            case List<?> elements -> elements.forEach(ReceivedStreams::close);
            case WireObject object -> {
                for (int i = 0; i < object.size(); i++) {
                    close(object.value(i));
                }
            }
            case null, default -> {}
        }
    }
}
