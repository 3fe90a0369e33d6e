package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.check.SeenCertificate;
import dev.tentaclesetup.instance.Thumbprint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/// Looks at a TCP port of this machine from outside the process that has it.
public final class ListeningProbe {

    private static final Duration LIMIT = Duration.ofSeconds(3);

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
        var seen = new SeenCertificate();
        try (var plain = new Socket()) {
            plain.connect(address, (int) LIMIT.toMillis());
            plain.setSoTimeout((int) LIMIT.toMillis());
            String host = address.getHostString();
            try (var socket =
                    (SSLSocket)
                            seen.context()
                                    .getSocketFactory()
                                    .createSocket(plain, host, address.getPort(), true)) {
                socket.startHandshake();
            }
        } catch (IOException e) {
            // What was seen before the end of the handshake counts: the peer may want a client
            // certificate that we do not have.
            return seen.seen().map(Thumbprint::of);
        }
        return seen.seen().map(Thumbprint::of);
    }
}
