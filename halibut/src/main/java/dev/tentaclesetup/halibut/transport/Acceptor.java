package dev.tentaclesetup.halibut.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/// Accepts TCP connections on one address and gives each a thread.
public final class Acceptor {

    private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());
    private static final int BACKLOG = 512;
    private static final int FREE_FAILURES = 3;
    private static final int MOST_PAUSES = 100;
    private static final Duration PAUSE_STEP = Duration.ofMillis(10);

    private final ServerSocket server;
    private final Tasks tasks;
    private final Consumer<Socket> handler;

    private Acceptor(ServerSocket server, Tasks tasks, Consumer<Socket> handler) {
        this.server = server;
        this.tasks = tasks;
        this.handler = handler;
    }

    /// Binds; nothing is accepted before [#start()].
    public static Acceptor bind(InetSocketAddress address, Tasks tasks, Consumer<Socket> handler)
            throws IOException {
        ServerSocket server = BufferedSocket.server();
        try {
            server.bind(address, BACKLOG);
            return new Acceptor(server, tasks, handler);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    public void start() {
        tasks.start("accept", this::run);
    }

    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a listener", e);
        }
    }

    private void run() {
        int failures = 0;
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                failures = 0;
                begin(socket);
            } catch (IOException e) {
                if (server.isClosed() || !survived(++failures, e)) {
                    return;
                }
            }
        }
    }

    private void begin(Socket socket) {
        try {
            tasks.start("accepted", () -> handler.accept(socket));
        } catch (IllegalStateException e) {
            Sockets.close(socket); // closing
        }
    }

    /// Slows down while accepting fails, for instance for lack of file descriptors (sheet 1.9).
    private boolean survived(int failures, IOException e) {
        if (failures <= FREE_FAILURES) {
            return true;
        }
        LOG.log(System.Logger.Level.WARNING, "cannot accept connections", e);
        try {
            return tasks.pause(
                    PAUSE_STEP.multipliedBy(Math.min(failures - FREE_FAILURES, MOST_PAUSES)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
