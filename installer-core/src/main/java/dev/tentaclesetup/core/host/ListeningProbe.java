package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.check.CertificateDial;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Connects to a TCP port of this host, from outside the process that listens on it.
public final class ListeningProbe {

    private final InetSocketAddress address;

    /// @param listenAddress the address that the agent binds to; empty for all of them
    public ListeningProbe(Optional<String> listenAddress, int port) {
        this.address =
                listenAddress
                        .filter(text -> !isAny(text))
                        .map(text -> new InetSocketAddress(text, port))
                        .orElseGet(() ->
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean isAny(String listenAddress) {
        return InetAddress.ofLiteral(listenAddress).isAnyLocalAddress();
    }

    /// The certificate's thumbprint of the TLS server at the port; empty when there is none.
    public Optional<Thumbprint> thumbprint() {
        return CertificateDial.onThisHost(address).map(Thumbprint::of);
    }
}
