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
    private final RuntimeThreads threads;
    private final Consumer<Socket> handler;

    private Acceptor(ServerSocket server, RuntimeThreads threads, Consumer<Socket> handler) {
        this.server = server;
        this.threads = threads;
        this.handler = handler;
    }

    /// Binds; nothing is accepted before [#start()].
    public static Acceptor bind(
            InetSocketAddress address, RuntimeThreads threads, Consumer<Socket> handler)
            throws IOException {
        ServerSocket server = BufferedSocket.server();
        try {
            server.bind(address, BACKLOG);
            return new Acceptor(server, threads, handler);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// The address bound, with the port in use.
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /// Begins to accept.
    ///
    /// @throws IllegalStateException if the runtime is closed
    public void start() {
        threads.start("accept", this::run);
    }

    /// Stops accepting; connections that were accepted stay open. Idempotent.
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
            threads.start("accepted", () -> handler.accept(socket));
        } catch (IllegalStateException e) {
            Sockets.close(socket); // closing
        }
    }

    /// Slows down while accepting fails, for instance for lack of file descriptors [halibut 1.9].
    private boolean survived(int failures, IOException e) {
        if (failures <= FREE_FAILURES) {
            return true;
        }
        LOG.log(System.Logger.Level.WARNING, "cannot accept connections", e);
        try {
            return threads.pause(
                    PAUSE_STEP.multipliedBy(Math.min(failures - FREE_FAILURES, MOST_PAUSES)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
