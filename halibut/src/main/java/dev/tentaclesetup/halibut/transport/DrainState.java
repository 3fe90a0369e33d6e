package dev.tentaclesetup.halibut.transport;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Whether a connection is in the middle of a call, so that closing can let it finish.
public final class DrainState {

    private static final byte[] END = "END\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket raw;
    private @Nullable Connection farewell;
    private boolean busy;
    private boolean draining;

    public DrainState(Socket raw) {
        this.raw = raw;
    }

    /// From now on a peer that we have dialled is told when we go.
    public synchronized void farewellTo(Connection connection) {
        farewell = connection;
    }

    /// A call begins.
    ///
    /// @return false if it must not, because the end was asked for
    public synchronized boolean begin() {
        busy = !draining;
        return busy;
    }

    public synchronized void end() {
        busy = false;
    }

    public synchronized boolean draining() {
        return draining;
    }

    /// Asks for the end: at once if idle, else after the answer.
    public synchronized void drain() {
        draining = true;
        if (!busy) {
            sayEnd();
            Sockets.close(raw);
        }
    }

    private void sayEnd() {
        if (farewell != null) {
            try {
                farewell.send(END);
            } catch (IOException e) {
                // best effort: the peer may have gone first
            }
        }
    }
}
