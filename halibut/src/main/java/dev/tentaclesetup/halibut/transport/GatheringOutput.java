package dev.tentaclesetup.halibut.transport;

import java.io.IOException;
import java.io.OutputStream;

/// Gives the system several TLS records at once while a large content is sent: each call wakes the
/// peer, who then finds one record only. At other times everything goes through at once.
///
/// Holds no buffer at other times either. Used by one thread at a time.
final class GatheringOutput extends OutputStream {

    /// Four full records, which is what `TimeLimit.SEND` is about.
    static final int MOST = 4 * (16 * 1024 + 256);

    private static final byte[] NOTHING = new byte[0];

    private final OutputStream out;
    private byte[] buffer = NOTHING;
    private int filled;
    private volatile boolean used;

    GatheringOutput(OutputStream out) {
        this.out = out;
    }

    /// Whether anything was written. By any thread.
    boolean used() {
        return used;
    }

    /// From now on, keeps what is written until there is enough.
    void gather() {
        buffer = new byte[MOST];
    }

    /// Writes what has been kept, and keeps no more.
    void deliver() throws IOException {
        drain();
        buffer = NOTHING;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        used = true;
        if (length > buffer.length - filled) {
            drain();
        }
        if (length > buffer.length) {
            out.write(bytes, offset, length);
            return;
        }
        System.arraycopy(bytes, offset, buffer, filled, length);
        filled += length;
    }

    private void drain() throws IOException {
        int count = filled;
        filled = 0;
        if (count > 0) {
            out.write(buffer, 0, count);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
