package dev.tentaclesetup.halibut.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;

/// Options that every connection has [halibut 1.8].
public final class Sockets {

    private static final int KEEPALIVE_IDLE_SECONDS = 15;
    private static final int KEEPALIVE_INTERVAL_SECONDS = 5;
    private static final int KEEPALIVE_PROBES = 10;

    private Sockets() {}

    /// Whether we have said anything on a connection that was accepted, which we do once its peer
    /// has begun a TLS handshake.
    public static boolean answered(Socket socket) {
        try {
            return socket.getOutputStream() instanceof GatheringOutput output && output.used();
        } catch (IOException closed) {
            return false;
        }
    }

    /// Sends small units at once: each unit is a write of its own, which Nagle's algorithm would
    /// hold back for 40 ms.
    ///
    /// @param keepAlive whether the peer is probed when nothing is said
    public static void configure(Socket socket, boolean keepAlive) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, keepAlive);
        if (keepAlive && socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEPALIVE_INTERVAL_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEPALIVE_PROBES);
        }
    }

    /// Closes a socket; a failure changes nothing and is ignored.
    public static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed is closed
        }
    }
}
