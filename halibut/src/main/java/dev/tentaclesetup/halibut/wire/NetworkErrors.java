package dev.tentaclesetup.halibut.wire;

import java.util.List;

/// What .NET callers take for a fault of the network when a remote error's text contains it
/// [halibut 12.6].
final class NetworkErrors {

    private static final List<String> TEXTS =
            List.of(
                    "System.IO.EndOfStreamException",
                    "System.Net.Sockets.SocketException (110): Connection timed out",
                    "An existing connection was forcibly closed by the remote host.",
                    "The I/O operation has been aborted because of either a thread exit or an"
                            + " application request",
                    "A connection attempt failed because the connected party did not properly"
                            + " respond after a period of time, or established connection failed"
                            + " because connected host has failed to respond",
                    "The remote party closed the WebSocket connection without completing the close"
                            + " handshake.",
                    "Unable to read data from the transport connection: Operation timed out.",
                    "Unable to write data to the transport connection: Operation timed out.");

    private NetworkErrors() {}

    static boolean named(String text) {
        return TEXTS.stream().anyMatch(text::contains);
    }
}
