package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CertificateDial;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/// Looks at a TCP port of this machine from outside the process that has it.
///
/// @param listenAddress the address that the agent binds to; empty for all of them
record ListeningProbe(Optional<String> listenAddress, int port) {

    /// The certificate's thumbprint of the TLS server at the port; empty when there is none.
    Optional<Thumbprint> thumbprint() throws InterruptedException {
        try {
            return Optional.of(
                    Thumbprint.of(CertificateDial.of(address(), new Answers.Proxy.None())));
        } catch (ProblemException nobody) {
            return Optional.empty();
        }
    }

    private URI address() {
        String host =
                listenAddress
                        .filter(text -> !InetAddress.ofLiteral(text).isAnyLocalAddress())
                        .orElse("localhost");
        return URI.create(
                "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/");
    }
}
