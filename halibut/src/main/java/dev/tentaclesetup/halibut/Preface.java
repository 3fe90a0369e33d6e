package dev.tentaclesetup.halibut;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What an initiator sends first (halibut sheet 2.1): `MX` and an empty line; anything else is
/// taken for a browser.
final class Preface {

    private static final byte[] BYTES = "MX\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Preface() {}

    /// What an acceptor makes of the first bytes.
    enum Kind {
        /// The protocol follows.
        PROTOCOL,
        /// A browser or anything else: show it the page.
        PAGE,
        /// Nothing came, or too little to tell.
        NOTHING
    }

    static void send(Connection connection) throws IOException {
        connection.send(BYTES);
    }

    /// Reads to an empty line, the end, or the limit, never beyond.
    static Kind read(WireInput in, Limits limits) throws IOException {
        var clock = new ControlLine.Countdown(limits.of(TimeLimit.LINE));
        long most = limits.of(SizeLimit.PREFACE_CHARACTERS);
        int first = 0;
        int second = 0;
        long count = 0;
        boolean lineBegins = false;
        while (count < most) {
            in.timeout(clock.millisLeft());
            int next = in.read();
            if (next < 0 || (next == '\n' && lineBegins)) {
                break;
            }
            if (next == '\r') {
                continue;
            }
            lineBegins = next == '\n';
            first = count == 0 ? next : first;
            second = count == 1 ? next : second;
            count++;
        }
        if (count < 2) {
            return Kind.NOTHING;
        }
        return first == 'M' && second == 'X' ? Kind.PROTOCOL : Kind.PAGE;
    }
}
