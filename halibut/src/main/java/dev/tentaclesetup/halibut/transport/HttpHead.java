package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Countdown;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.halibut.wire.WireInput;
import java.io.EOFException;
import java.io.IOException;

/// Reads the head of an HTTP reply, up to the empty line and no further.
final class HttpHead {

    private static final String END = "\r\n\r\n";

    private HttpHead() {}

    /// @param allowed for the head as a whole
    /// @throws EOFException if the input ends before
    static String read(WireInput in, Limits limits, TimeLimit allowed)
            throws IOException, HalibutException {
        var clock = new Countdown(limits.of(allowed));
        var head = new StringBuilder();
        long most = limits.of(SizeLimit.PROXY_REPLY_BYTES);
        while (head.indexOf(END, Math.max(0, head.length() - END.length())) < 0) {
            in.timeout(clock.millisLeft());
            int next = in.read();
            if (next < 0) {
                throw new EOFException(WireInput.END);
            }
            head.append((char) next);
            if (head.length() > most) {
                throw HalibutException.over(SizeLimit.PROXY_REPLY_BYTES, most, head.length());
            }
        }
        return head.toString();
    }
}
