package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Countdown;
import dev.tentaclesetup.halibut.wire.WireInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The bytes inside WebSocket frames (RFC 6455, [halibut 10]), wherever one frame ends and the next
/// begins: the reference sends one message that never ends. Answers pings; ends at a close frame.
/// What has been read of a frame's head, or of a ping, outlives a time limit; frames without
/// content do not prolong it.
final class WebSocketInput extends InputStream {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int MOST_CONTROL = 125;
    private static final int MOST_HEAD = 14;
    private static final int MASK_BYTES = 4;

    private final InputStream in;
    private final Pong pong;
    private final boolean masked;
    private final Socket socket;
    private final byte[] head = new byte[MOST_HEAD];
    private final byte[] mask = new byte[MASK_BYTES];
    private int headSize;
    private int opcode;
    private long left;
    private long position;
    private boolean ended;

    /// A frame that is not part of the content, and how much of it is here.
    private byte @Nullable [] control;

    private int controlSize;

    /// Sends what a ping has brought back to its sender.
    @FunctionalInterface
    interface Pong {
        void send(byte[] content) throws IOException;
    }

    /// @param masked whether the frames must be masked, as a client's are
    /// @param socket whose read timeout limits each read
    WebSocketInput(InputStream in, Pong pong, boolean masked, Socket socket) {
        this.in = in;
        this.pong = pong;
        this.masked = masked;
        this.socket = socket;
    }

    /// Reads a frame of text, as a whole within a time.
    String text(int most, Countdown allowed) throws IOException {
        socket.setSoTimeout(allowed.millisLeft());
        if (!data() || opcode != TEXT || left > most) {
            throw new IOException("a short text was expected");
        }
        byte[] bytes = new byte[(int) left];
        int size = 0;
        while (size < bytes.length) {
            socket.setSoTimeout(allowed.millisLeft());
            int got = payload(bytes, size, bytes.length - size);
            if (got < 0) {
                throw new EOFException(WireInput.END);
            }
            size += got;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!data()) {
            return -1;
        }
        return payload(bytes, offset, length);
    }

    /// Goes to a frame with data left in it.
    ///
    /// @return false at the end
    private boolean data() throws IOException {
        Countdown allowed = null;
        while (!ended && (left == 0 || control != null)) {
            if (control != null) {
                control(control);
            } else if (!head()) {
                ended = true;
            } else {
                begin();
            }
            if (allowed == null) {
                allowed = new Countdown(Duration.ofMillis(socket.getSoTimeout()));
            } else if (left == 0 && control == null) {
                allowed.millisLeft();
            }
        }
        return !ended;
    }

    /// Checks the head of a frame, and makes room for the content of a control frame.
    private void begin() throws IOException {
        if (opcode > BINARY && opcode < CLOSE) {
            throw new IOException("a WebSocket frame of kind " + opcode);
        }
        if (opcode >= CLOSE) {
            if (left > MOST_CONTROL) {
                throw new IOException("a WebSocket control frame of " + left + " bytes");
            }
            control = new byte[(int) left];
            controlSize = 0;
        }
    }

    private int payload(byte[] bytes, int offset, int length) throws IOException {
        int got = in.read(bytes, offset, (int) Math.min(length, left));
        if (got < 0) {
            ended = true;
            return -1;
        }
        if (masked) {
            for (int i = 0; i < got; i++) {
                bytes[offset + i] ^= mask[(int) ((position + i) & 3)];
            }
        }
        position += got;
        left -= got;
        return got;
    }

    private void control(byte[] content) throws IOException {
        while (controlSize < content.length) {
            int got = payload(content, controlSize, content.length - controlSize);
            if (got < 0) {
                return;
            }
            controlSize += got;
        }
        control = null;
        if (opcode == PING) {
            pong.send(content);
        } else if (opcode == CLOSE) {
            ended = true;
        }
    }

    /// Reads a frame's head.
    ///
    /// @return false if the stream ends before
    private boolean head() throws IOException {
        if (!need(2)) {
            return false;
        }
        int shortLength = head[1] & 0x7f;
        int lengthBytes = shortLength == 127 ? 8 : shortLength == 126 ? 2 : 0;
        int maskBytes = (head[1] & 0x80) == 0 ? 0 : MASK_BYTES;
        if (!need(2 + lengthBytes + maskBytes)) {
            return false;
        }
        if ((maskBytes > 0) != masked || (head[0] & 0x70) != 0) {
            throw new IOException("a WebSocket frame with the wrong mask or reserved bits");
        }
        long length = lengthBytes == 0 ? shortLength : 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = length << 8 | (head[2 + i] & 0xff);
        }
        if (length < 0) {
            throw new IOException("a WebSocket frame of negative length");
        }
        System.arraycopy(head, 2 + lengthBytes, mask, 0, maskBytes);
        opcode = head[0] & 0x0f;
        left = length;
        position = 0;
        headSize = 0;
        return true;
    }

    private boolean need(int count) throws IOException {
        while (headSize < count) {
            int got = in.read(head, headSize, count - headSize);
            if (got < 0) {
                return false;
            }
            headSize += got;
        }
        return true;
    }
}
