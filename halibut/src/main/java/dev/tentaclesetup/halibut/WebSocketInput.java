package dev.tentaclesetup.halibut;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The bytes inside WebSocket frames (RFC 6455, halibut sheet 10), wherever one frame ends and the
/// next begins: the reference sends one message that never ends. Answers pings; ends at a close
/// frame. What has been read of a frame's head outlives a time limit.
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
    private final WebSocketOutput out;
    private final boolean masked;
    private final byte[] head = new byte[MOST_HEAD];
    private final byte[] mask = new byte[MASK_BYTES];
    private int headSize;
    private int opcode;
    private long left;
    private long position;
    private boolean ended;

    /// @param out where pings are answered
    /// @param masked whether the frames must be masked, as a client's are
    WebSocketInput(InputStream in, WebSocketOutput out, boolean masked) {
        this.in = in;
        this.out = out;
        this.masked = masked;
    }

    /// Reads a frame of text.
    String text(int most) throws IOException {
        if (!data() || opcode != TEXT || left > most) {
            throw new IOException("a short text was expected");
        }
        byte[] bytes = readNBytes((int) left);
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
        while (!ended && left == 0) {
            if (!head()) {
                ended = true;
            } else if (opcode >= CLOSE) {
                control();
            } else if (opcode > BINARY) {
                throw new IOException("a WebSocket frame of kind " + opcode);
            }
        }
        return !ended;
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

    private void control() throws IOException {
        int kind = opcode;
        if (left > MOST_CONTROL) {
            throw new IOException("a WebSocket control frame of " + left + " bytes");
        }
        byte[] content = new byte[(int) left];
        for (int size = 0; size < content.length; ) {
            int got = payload(content, size, content.length - size);
            if (got < 0) {
                return;
            }
            size += got;
        }
        if (kind == PING) {
            out.frame(PONG, content, 0, content.length);
        } else if (kind == CLOSE) {
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
