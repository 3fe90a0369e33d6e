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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A link that is slow, forwards in small pieces, and may swallow everything without a word.
final class TroubledLink implements AutoCloseable {

    private final ServerSocket listener = ScriptedPeer.listener();
    private final InetSocketAddress target;
    private final int latencyMillis;
    private final int piece;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param latencyMillis how long each piece is on its way
    /// @param piece bytes that are forwarded at a time
    TroubledLink(InetSocketAddress target, int latencyMillis, int piece) throws IOException {
        this.target = target;
        this.latencyMillis = latencyMillis;
        this.piece = piece;
        listener.setSoTimeout(0);
        Thread.startVirtualThread(this::run);
    }

    static TroubledLink plain(InetSocketAddress target) throws IOException {
        return new TroubledLink(target, 0, 16 * 1024);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /// How many connections were made.
    int connections() {
        return connections.get();
    }

    /// How many the dialling side has not closed yet.
    int open() {
        return (int) pairs.stream().filter(pair -> !pair.in.isClosed()).count();
    }

    /// The connections of now swallow everything from here on; neither side is told.
    void swallow() {
        pairs.forEach(pair -> pair.swallowing = true);
    }

    private void run() {
        while (!listener.isClosed()) {
            try {
                var pair = new Pair(listener.accept(), new Socket());
                connections.incrementAndGet();
                pairs.add(pair);
                pair.out.connect(target);
                pair.in.setTcpNoDelay(true);
                pair.out.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> forward(pair, pair.in, pair.out));
                Thread.startVirtualThread(() -> forward(pair, pair.out, pair.in));
            } catch (IOException e) {
                // closed, or the port is closed: the dialler finds out
            }
        }
    }

    private void forward(Pair pair, Socket from, Socket to) {
        byte[] bytes = new byte[piece];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int got;
            while ((got = in.read(bytes)) > 0) {
                if (latencyMillis > 0 && closed.await(latencyMillis, TimeUnit.MILLISECONDS)) {
                    return;
                }
                if (!pair.swallowing) {
                    out.write(bytes, 0, got);
                }
            }
        } catch (IOException e) {
            // over
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        pairs.forEach(pair -> {
            Sockets.close(pair.in);
            Sockets.close(pair.out);
        });
    }

    private static final class Pair {
        final Socket in;
        final Socket out;
        volatile boolean swallowing;

        Pair(Socket in, Socket out) {
            this.in = in;
            this.out = out;
        }
    }
}
