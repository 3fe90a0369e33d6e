package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.time.Instant;
import java.util.Objects;

/// One line of a script's log.
///
/// @param occurred when the line was seen; the wire keeps milliseconds
/// @param text the line without its end, of any length
public record ProcessOutput(ProcessOutputSource source, Instant occurred, String text) {

    /// The line as an element of a list.
    public WireObject toWire() {
        return WireObject.builder()
                .put("Source", source.wireNumber())
                .put("Occurred", occurred)
                .put("Text", text)
                .build();
    }

    /// Reads a line; a missing text is empty, a missing time the epoch.
    public static ProcessOutput fromWire(WireObject wire) throws HalibutException {
        return new ProcessOutput(
                WireForms.enumeration(
                        wire,
                        "Source",
                        ProcessOutputSource.values(),
                        ProcessOutputSource::wireName,
                        ProcessOutputSource::wireNumber),
                Objects.requireNonNullElse(wire.instant("Occurred"), Instant.EPOCH),
                Objects.requireNonNullElse(wire.string("Text"), ""));
    }
}
