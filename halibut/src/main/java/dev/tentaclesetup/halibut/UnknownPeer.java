package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.net.SocketAddress;

/// Asked when a peer presents a certificate that is not trusted.
@FunctionalInterface
public interface UnknownPeer {

    /// Whether the peer is to be trusted from now on.
    ///
    /// @param address where it comes from
    boolean trust(SocketAddress address, Thumbprint thumbprint);
}
