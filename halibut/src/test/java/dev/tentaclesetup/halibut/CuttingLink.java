package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.transport.Sockets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A link that forwards bytes and breaks each connection after so many of them.
final class CuttingLink implements AutoCloseable {

    private final ServerSocket listener = ScriptedPeer.listener();
    private final InetSocketAddress target;
    private final LongSupplier towards;
    private final LongSupplier back;
    private final AtomicLong forwardedTowards = new AtomicLong();
    private final AtomicLong forwardedBack = new AtomicLong();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /// @param towards after how many bytes to the target each connection breaks
    /// @param back after how many bytes from the target
    CuttingLink(InetSocketAddress target, LongSupplier towards, LongSupplier back)
            throws IOException {
        this.target = target;
        this.towards = towards;
        this.back = back;
        Thread.startVirtualThread(this::run);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /// How many bytes have passed.
    long forwarded(boolean towardsTarget) {
        return (towardsTarget ? forwardedTowards : forwardedBack).get();
    }

    private void run() {
        while (!listener.isClosed()) {
            try {
                Socket in = listener.accept();
                sockets.add(in);
                var out = new Socket();
                sockets.add(out);
                out.connect(target);
                in.setTcpNoDelay(true);
                out.setTcpNoDelay(true);
                long most = towards.getAsLong();
                long mostBack = back.getAsLong();
                Thread.startVirtualThread(() -> forward(in, out, most, forwardedTowards));
                Thread.startVirtualThread(() -> forward(out, in, mostBack, forwardedBack));
            } catch (IOException e) {
                // closed, or the port is closed: the dialler finds out
            }
        }
    }

    private static void forward(Socket from, Socket to, long most, AtomicLong passed) {
        byte[] bytes = new byte[16 * 1024];
        long left = most;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            while (left > 0) {
                int got = in.read(bytes, 0, (int) Math.min(bytes.length, left));
                if (got < 0) {
                    return;
                }
                out.write(bytes, 0, got);
                left -= got;
                passed.addAndGet(got);
            }
        } catch (IOException e) {
            // cut from the other direction
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sockets.forEach(Sockets::close);
    }
}
