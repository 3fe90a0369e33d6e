package dev.tentaclesetup.halibut.transport;

import java.net.Socket;
import java.time.Duration;

/// The time by which an operation on a socket must have ended, else the socket is closed. Java has
/// no time limit for writes and none for a handshake as a whole.
final class Deadline implements AutoCloseable {

    private static final long NONE = Long.MAX_VALUE;

    private final Socket socket;
    private final Watchdog watchdog;
    private volatile long at = NONE;
    private volatile boolean expired;

    Deadline(Socket socket, Watchdog watchdog) {
        this.socket = socket;
        this.watchdog = watchdog;
    }

    void begin(Duration allowed) {
        at = watchdog.now() + allowed.toNanos();
    }

    void end() {
        at = NONE;
    }

    /// Whether the socket was closed for being late.
    boolean expired() {
        return expired;
    }

    void check(long now) {
        long limit = at;
        if (limit != NONE && limit <= now) {
            expired = true;
            Sockets.close(socket);
        }
    }

    void closeSocket() {
        Sockets.close(socket);
    }

    /// Watches no longer.
    @Override
    public void close() {
        watchdog.forget(this);
    }
}
