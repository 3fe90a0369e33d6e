package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.HostPort;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Says more about an address that does not work than the failed call can: the port for agents, a
/// server without TLS, a firewall.
///
/// @param address that was called
/// @param connect how long it may take to connect
record FirstContact(URI address, Duration connect) {

    /// What a server that is no Octopus server, or none with TLS, can look like at first.
    private static final Set<ProblemId> UNCLEAR =
            EnumSet.of(
                    ProblemId.TLS_UNTRUSTED,
                    ProblemId.TLS_NAME,
                    ProblemId.TLS_EXPIRED,
                    ProblemId.TLS_PIN,
                    ProblemId.TLS_VERSION,
                    ProblemId.NET_RESET);

    /// How long a server may be silent before one looks what it is.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /// What is wrong, where that is certain although nothing has failed yet.
    Optional<Problem> whileSilent() {
        Duration left = connect.minus(PATIENCE);
        Peer peer = Peer.at(address, left.isPositive() ? left : Duration.ofMillis(1));
        return switch (peer) {
            case AGENTS_PORT -> Optional.of(agentsPort());
            case PLAIN_HTTP -> Optional.of(address).filter(this::encrypted).map(this::plain);
            case UNREACHABLE ->
                    Optional.of(
                            Problem.of(ProblemId.NET_TIMEOUT, "", Transport.hostAndPort(address)));
            case SILENT, TLS, OTHER -> Optional.empty();
        };
    }

    /// The problem, or a better one.
    Problem afterFailure(Problem problem) {
        if (!UNCLEAR.contains(problem.id())) {
            return problem;
        }
        return switch (Peer.at(address, connect)) {
            case AGENTS_PORT -> agentsPort();
            case PLAIN_HTTP -> encrypted(address) ? plain(address) : problem;
            case UNREACHABLE, SILENT, TLS, OTHER -> problem;
        };
    }

    private boolean encrypted(URI uri) {
        return "https".equals(uri.getScheme());
    }

    private Problem plain(URI uri) {
        return Problem.of(ProblemId.TLS_PLAIN, "", Transport.hostAndPort(uri));
    }

    private Problem agentsPort() {
        return Problem.of(
                ProblemId.URL_COMMS,
                address.toString(),
                "https://" + HostPort.of(address).host().inUrl());
    }
}
