package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.CommsAddress;
import dev.tentaclesetup.core.check.SeenCertificate;
import dev.tentaclesetup.core.octopus.ConnectionFailure;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/// Dials the address at which a server talks to agents, reads the certificate that it shows, and
/// compares it with the one that the server's API names (halibut sheet 11.3).
///
/// @param messages the core's sentences
record CommsProbe(Messages messages) {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// @param typed host and port, or an `https` address
    /// @param expected the server's thumbprint; empty when it is not known
    CheckRow dial(String typed, String expected) {
        Optional<URI> address = CommsAddress.parse(typed);
        if (address.isEmpty()) {
            return new CheckRow(
                    Status.PROBLEM, Texts.text("wizard.connection.comms.address"), "", "");
        }
        try {
            return judge(address.get(), certificate(address.get()), expected);
        } catch (IOException e) {
            return row(ConnectionFailure.problem(e, address.get(), Optional.empty()));
        }
    }

    private CheckRow judge(URI address, Optional<X509Certificate> seen, String expected) {
        String where = address.getAuthority();
        if (seen.isEmpty()) {
            return row(Problem.of(ProblemId.TLS_PLAIN, where, where));
        }
        if (expected.isEmpty()) {
            return CheckRow.of(Status.OK, Texts.text("wizard.connection.comms.reachable"));
        }
        Thumbprint thumbprint = Thumbprint.of(seen.get());
        return thumbprint.hex().equals(expected)
                ? CheckRow.of(Status.OK, Texts.text("wizard.connection.comms.matches"))
                : row(
                        Problem.of(
                                ProblemId.TLS_INTERCEPT,
                                where,
                                where,
                                seen.get().getIssuerX500Principal().getName()));
    }

    private static Optional<X509Certificate> certificate(URI address) throws IOException {
        var seen = new SeenCertificate();
        try (var plain = new Socket()) {
            var target = new InetSocketAddress(address.getHost(), address.getPort());
            if (target.isUnresolved()) {
                throw new UnknownHostException(address.getHost());
            }
            plain.connect(target, (int) LIMIT.toMillis());
            plain.setSoTimeout((int) LIMIT.toMillis());
            shake(plain, address, seen);
        }
        return seen.seen();
    }

    /// A peer that goes away after it has shown its certificate has said what was asked.
    private static void shake(Socket plain, URI address, SeenCertificate seen) throws IOException {
        try (var socket =
                (SSLSocket)
                        seen.context()
                                .getSocketFactory()
                                .createSocket(plain, address.getHost(), address.getPort(), true)) {
            socket.startHandshake();
        } catch (IOException e) {
            if (seen.seen().isEmpty()) {
                throw e;
            }
        }
    }

    private CheckRow row(Problem problem) {
        return new CheckRow(
                Status.PROBLEM,
                messages.message(problem),
                problem.id().text(),
                messages.fix(problem));
    }
}
