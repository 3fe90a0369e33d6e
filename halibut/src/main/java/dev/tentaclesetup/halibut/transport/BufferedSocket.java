package dev.tentaclesetup.halibut.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImpl;
import org.jspecify.annotations.Nullable;

/// A socket that takes from the system whatever has arrived, and may give it several TLS records at
/// once. TLS asks for the five bytes of a record's header and then for its content, two calls for
/// each 16 KiB of a large file, and gives each record by itself.
///
/// Holds no buffer while nothing waits in it. Read by one thread at a time, written by one.
final class BufferedSocket extends Socket {

    private @Nullable InputStream input;
    private @Nullable GatheringOutput output;

    BufferedSocket() {}

    private BufferedSocket(@Nullable SocketImpl unconnected) throws IOException {
        super(unconnected);
    }

    /// A server socket that accepts such sockets.
    static ServerSocket server() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                var socket = new BufferedSocket(null);
                implAccept(socket);
                return socket;
            }
        };
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (input == null) {
            input = new ReadAhead(super.getInputStream());
        }
        return input;
    }

    @Override
    public synchronized GatheringOutput getOutputStream() throws IOException {
        if (output == null) {
            output = new GatheringOutput(super.getOutputStream());
        }
        return output;
    }

    /// Grows while it is filled to the brim, so that a small message costs a small buffer.
    static final class ReadAhead extends InputStream {

        static final int SMALLEST = 4 * 1024;
        static final int LARGEST = 64 * 1024;
        private static final byte[] NOTHING = new byte[0];

        private final InputStream in;
        private byte[] buffer = NOTHING;
        private int room = SMALLEST;
        private int from;
        private int to;

        ReadAhead(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            if (from == to && !fill()) {
                return -1;
            }
            int next = buffer[from++] & 0xff;
            drained();
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (from == to) {
                if (length >= room) {
                    return in.read(bytes, offset, length);
                }
                if (length > 0 && !fill()) {
                    return -1;
                }
            }
            int count = Math.min(length, to - from);
            System.arraycopy(buffer, from, bytes, offset, count);
            from += count;
            drained();
            return count;
        }

        private boolean fill() throws IOException {
            buffer = buffer.length == room ? buffer : new byte[room];
            from = 0;
            to = 0;
            int count = in.read(buffer, 0, room);
            to = Math.max(count, 0);
            drained();
            return count >= 0;
        }

        /// Keeps a buffer that was too small for all there was, larger the next time.
        private void drained() {
            if (from == to) {
                boolean full = to == buffer.length && to > 0;
                room = full ? Math.min(2 * room, LARGEST) : Math.max(room / 2, SMALLEST);
                buffer = full && room == buffer.length ? buffer : NOTHING;
                from = 0;
                to = 0;
            }
        }

        @Override
        public int available() throws IOException {
            return to - from + in.available();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
