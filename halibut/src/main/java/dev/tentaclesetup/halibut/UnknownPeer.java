package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.net.SocketAddress;

/// Asked when a peer that has dialled us presents a certificate that is not trusted [halibut 1.5].
/// Called on the thread of the connection, several at a time.
@FunctionalInterface
public interface UnknownPeer {

    /// Whether the peer is to be trusted from now on, for this connection and later ones. If not,
    /// the connection is closed without an answer.
    ///
    /// @param address where it comes from; a reverse proxy's address where one is between
    /// @param thumbprint of the certificate that it has presented
    boolean trust(SocketAddress address, Thumbprint thumbprint);
}
