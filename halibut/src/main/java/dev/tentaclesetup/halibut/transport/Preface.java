package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Countdown;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.halibut.wire.WireInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What an initiator sends first [halibut 2.1]: `MX` and an empty line; anything else is taken for
/// a browser.
public final class Preface {

    /// How the protocol begins.
    public static final String MX = "MX";

    private static final byte[] BYTES = "MX\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Kind kind;
    private final String text;

    private Preface(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    /// What the peer wants.
    public Kind kind() {
        return kind;
    }

    /// What was read, without carriage returns; meaningful for [Kind#PAGE].
    public String text() {
        return text;
    }

    /// What an acceptor makes of the first bytes.
    public enum Kind {
        /// The protocol follows.
        PROTOCOL,
        /// A browser or anything else: show it the page.
        PAGE,
        /// Nothing came, or less than the two characters of `MX`.
        NOTHING
    }

    static void send(Connection connection) throws IOException {
        connection.send(BYTES);
    }

    /// Reads to an empty line, the end, or the limit, never beyond.
    public static Preface read(WireInput in, Limits limits) throws IOException {
        var clock = new Countdown(limits.of(TimeLimit.LINE));
        long most = limits.of(SizeLimit.PREFACE_CHARACTERS);
        var text = new StringBuilder();
        boolean lineBegins = false;
        while (text.length() < most) {
            in.timeout(clock.millisLeft());
            int next = in.read();
            if (next < 0 || (next == '\n' && lineBegins)) {
                break;
            }
            if (next == '\r') {
                continue;
            }
            lineBegins = next == '\n';
            text.append((char) next);
        }
        return new Preface(kindOf(text), text.toString());
    }

    private static Kind kindOf(StringBuilder text) {
        if (text.length() < MX.length()) {
            return Kind.NOTHING;
        }
        return text.substring(0, MX.length()).equals(MX) ? Kind.PROTOCOL : Kind.PAGE;
    }
}
