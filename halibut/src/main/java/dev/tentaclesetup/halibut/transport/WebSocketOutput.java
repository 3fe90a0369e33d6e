package dev.tentaclesetup.halibut.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/// Puts each write into a WebSocket message of its own. The reference sends one message without an
/// end, and does not care where ours end.
final class WebSocketOutput extends OutputStream {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int MOST_SHORT = 125;
    private static final int MOST_MEDIUM = 0xffff;
    private static final int MOST_HEAD = 14;

    private final OutputStream out;
    private final boolean masked;

    /// @param masked whether to mask the frames, as a client must
    WebSocketOutput(OutputStream out, boolean masked) {
        this.out = out;
        this.masked = masked;
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frame(WebSocketInput.TEXT, bytes, 0, bytes.length);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        frame(WebSocketInput.BINARY, bytes, offset, length);
    }

    /// Sends one frame in one write. A reader that answers a ping and the writer may be different
    /// threads.
    synchronized void frame(int opcode, byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(MOST_HEAD + length);
        frame.put((byte) (FINAL | opcode));
        int flag = masked ? MASKED : 0;
        if (length <= MOST_SHORT) {
            frame.put((byte) (flag | length));
        } else if (length <= MOST_MEDIUM) {
            frame.put((byte) (flag | 126)).putShort((short) length);
        } else {
            frame.put((byte) (flag | 127)).putLong(length);
        }
        int mask = masked ? ThreadLocalRandom.current().nextInt() : 0;
        if (masked) {
            frame.putInt(mask);
        }
        int start = frame.position();
        frame.put(bytes, offset, length);
        if (masked) {
            for (int i = 0; i < length; i++) {
                int at = start + i;
                frame.put(at, (byte) (frame.get(at) ^ (mask >>> (24 - 8 * (i & 3)))));
            }
        }
        out.write(frame.array(), 0, frame.position());
    }
}
