package dev.tentaclesetup.halibut.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/// The bytes that arrive on a connection, never read further than asked, with room to give bytes
/// back and a time limit for each read. Holds no buffer of its own while nothing is given back.
public final class WireInput {

    /// What .NET says where a connection ends in the middle of something.
    public static final String END = "Attempted to read past the end of the stream.";

    static final String TIMED_OUT =
            "Unable to read data from the transport connection: Connection timed out";
    private static final byte[] NOTHING = new byte[0];

    private final InputStream in;
    private final Socket socket;
    private final byte[] one = new byte[1];
    private byte[] pushed = NOTHING;
    private int from;
    private int timeout = -1;

    /// @param socket whose read timeout is set
    public WireInput(InputStream in, Socket socket) {
        this.in = in;
        this.socket = socket;
    }

    /// Limits each of the following reads.
    ///
    /// @param millis 1 or more
    public void timeout(int millis) throws IOException {
        if (millis != timeout) {
            socket.setSoTimeout(Math.max(1, millis));
            timeout = millis;
        }
    }

    /// One byte, or -1 at the end.
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// As many bytes as are there, at least one, or -1 at the end.
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int waiting = pushed.length - from;
        if (waiting > 0) {
            int count = Math.min(waiting, length);
            System.arraycopy(pushed, from, bytes, offset, count);
            from += count;
            if (from == pushed.length) {
                pushed = NOTHING;
                from = 0;
            }
            return count;
        }
        try {
            return in.read(bytes, offset, length);
        } catch (SocketTimeoutException e) {
            var said = new SocketTimeoutException(TIMED_OUT);
            said.initCause(e);
            throw said;
        }
    }

    /// Exactly so many bytes.
    public byte[] exactly(int count) throws IOException {
        byte[] bytes = new byte[count];
        int got = 0;
        while (got < count) {
            int more = read(bytes, got, count - got);
            if (more < 0) {
                throw new EOFException(END);
            }
            got += more;
        }
        return bytes;
    }

    /// Gives bytes back; they are read next.
    public void pushBack(byte[] bytes, int offset, int length) {
        if (length > 0) {
            byte[] first = Arrays.copyOfRange(bytes, offset, offset + length);
            int waiting = pushed.length - from;
            if (waiting > 0) {
                first = Arrays.copyOf(first, length + waiting);
                System.arraycopy(pushed, from, first, length, waiting);
            }
            pushed = first;
            from = 0;
        }
    }

    /// Whether the peer has neither closed the connection nor sent anything, as far as is known at
    /// once. Between exchanges a peer that has sent something is about to leave, or out of step.
    public boolean quiet() {
        if (pushed.length > from) {
            return false;
        }
        try {
            timeout(1);
            int next = in.read(one, 0, 1);
            if (next > 0) {
                pushBack(one, 0, 1);
            }
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
