package dev.tentaclesetup.halibut.transport;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Whether a connection is in the middle of a call, so that closing it can wait for the answer
/// (draining). Used by the thread that serves the connection and by the one that closes the
/// runtime.
public final class DrainState {

    private static final byte[] END = "END\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket raw;
    private @Nullable Connection announced;
    private boolean busy;
    private boolean draining;

    /// @param raw the socket that is closed when the connection is drained
    public DrainState(Socket raw) {
        this.raw = raw;
    }

    /// From now on the end of the connection is announced to the peer with END, as the protocol
    /// wants it of the side that has dialled.
    public synchronized void announceEndOn(Connection connection) {
        announced = connection;
    }

    /// A call begins.
    ///
    /// @return false if it must not, because the connection is being drained
    public synchronized boolean beginCall() {
        busy = !draining;
        return busy;
    }

    /// The call is over: its answer is sent, or the connection has broken.
    public synchronized void endCall() {
        busy = false;
    }

    /// Whether [#drain()] was called.
    public synchronized boolean draining() {
        return draining;
    }

    /// Ends the connection: at once if it is idle, else after the running call is answered.
    public synchronized void drain() {
        draining = true;
        if (!busy) {
            sendEnd();
            Sockets.close(raw);
        }
    }

    private void sendEnd() {
        if (announced != null) {
            try {
                announced.send(END);
            } catch (IOException e) {
                // best effort: the peer may have gone first
            }
        }
    }
}
