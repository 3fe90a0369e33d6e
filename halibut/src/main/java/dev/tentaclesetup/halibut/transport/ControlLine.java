package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Countdown;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.halibut.wire.WireInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Reads a line of control byte by byte, never beyond its end [halibut 3.2].
final class ControlLine {

    private static final int ROOM = 64;

    private ControlLine() {}

    /// @param firstByte how long the line may take to begin
    static String read(WireInput in, Limits limits, Countdown firstByte)
            throws IOException, HalibutException {
        in.timeout(firstByte.millisLeft());
        int next = next(in);
        var clock = new Countdown(limits.of(TimeLimit.LINE));
        int most = limits.length(SizeLimit.LINE_BYTES);
        byte[] line = new byte[ROOM];
        int size = 0;
        while (next != '\r') {
            if (size == most) {
                throw HalibutException.over(SizeLimit.LINE_BYTES, most, size + 1L);
            }
            if (size == line.length) {
                line = Arrays.copyOf(line, 2 * size);
            }
            line[size++] = (byte) next;
            in.timeout(clock.millisLeft());
            next = next(in);
        }
        in.timeout(clock.millisLeft());
        next = next(in);
        if (next != '\n') {
            throw HalibutException.malformed(
                    "Unexpected byte after '\r' in control message: 0x"
                            + Integer.toHexString(next).toUpperCase(Locale.ROOT));
        }
        return new String(line, 0, size, StandardCharsets.ISO_8859_1);
    }

    private static int next(WireInput in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException(WireInput.END);
        }
        return next;
    }
}
