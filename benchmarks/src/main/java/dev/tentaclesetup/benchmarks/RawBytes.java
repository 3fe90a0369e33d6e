package dev.tentaclesetup.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// What goes over a bare TLS socket: as many bytes as a file of [Workload] has.
final class RawBytes {

    private static final long BYTES = (long) Workload.FILE_MIB << 20;
    private static final int BLOCK = 64 * 1024;

    private RawBytes() {}

    static void send(OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = BYTES; left > 0; left -= BLOCK) {
            out.write(block);
        }
    }

    static void receive(InputStream in, OutputStream to) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = BYTES; left > 0; ) {
            int count = in.read(block, 0, (int) Math.min(BLOCK, left));
            if (count < 0) {
                throw new EOFException(left + " bytes are missing");
            }
            to.write(block, 0, count);
            left -= count;
        }
    }
}
