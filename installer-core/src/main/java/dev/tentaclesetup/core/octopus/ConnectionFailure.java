package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// From what the network stack throws to the catalogue's ids (`wizard-reference` section 8).
public final class ConnectionFailure {

    private static final int DEEPEST = 20;

    private ConnectionFailure() {}

    /// The problem behind a failed connection.
    ///
    /// @param target what was to be reached
    /// @param proxy the proxy in between as `host:port`, if there was one
    public static Problem problem(Throwable failure, URI target, Optional<String> proxy) {
        String where = Transport.hostAndPort(target);
        String seen = seen(failure);
        String words = words(failure);
        if (causes(failure).anyMatch(IOException.class::isInstance)
                && words.contains("tunnel failed")) {
            return Problem.of(ProblemId.PROXY_DENY, seen, proxy.orElse(""), where);
        }
        if (words.contains("too many authentication attempts") && proxy.isPresent()) {
            return Problem.of(ProblemId.PROXY_407, seen, proxy.get(), "");
        }
        if (causes(failure).anyMatch(SSLException.class::isInstance)) {
            return Problem.of(tls(failure, words), seen, where, seen);
        }
        ProblemId id = network(failure, words);
        boolean neverThere =
                id == ProblemId.NET_DNS
                        || id == ProblemId.NET_REFUSED
                        || id == ProblemId.NET_UNREACH;
        if (proxy.isPresent() && neverThere) {
            return Problem.of(ProblemId.PROXY_ADDR, seen, proxy.get());
        }
        return Problem.of(id, seen, id == ProblemId.NET_DNS ? target.getHost() : where);
    }

    private static ProblemId network(Throwable failure, String words) {
        if (any(failure, UnresolvedAddressException.class)
                || any(failure, UnknownHostException.class)) {
            return ProblemId.NET_DNS;
        }
        if (any(failure, HttpTimeoutException.class)
                || any(failure, SocketTimeoutException.class)
                || words.contains("timed out")) {
            return ProblemId.NET_TIMEOUT;
        }
        if (any(failure, NoRouteToHostException.class)
                || words.contains("unreachable")
                || words.contains("no route")) {
            return ProblemId.NET_UNREACH;
        }
        // The HTTP client gives no reason with a refused connection.
        if (words.contains("refused") || any(failure, ConnectException.class)) {
            return ProblemId.NET_REFUSED;
        }
        if (words.contains("body exceeds") || words.contains("capacity")) {
            return ProblemId.SRV_ANSWER;
        }
        return ProblemId.NET_RESET;
    }

    private static ProblemId tls(Throwable failure, String words) {
        if (any(failure, CertificateExpiredException.class)
                || any(failure, CertificateNotYetValidException.class)) {
            return ProblemId.TLS_EXPIRED;
        }
        if (words.contains("no subject alternative") || words.contains("no name matching")) {
            return ProblemId.TLS_NAME;
        }
        if (words.contains("algorithm constraints")) {
            return ProblemId.TLS_SHA1;
        }
        if (any(failure, CertificateException.class)) {
            return ProblemId.TLS_UNTRUSTED;
        }
        if (words.contains("unrecognized ssl message") || words.contains("plaintext connection")) {
            return ProblemId.TLS_PLAIN;
        }
        if (words.contains("protocol_version")
                || words.contains("received fatal alert")
                || words.contains("no appropriate protocol")) {
            return ProblemId.TLS_VERSION;
        }
        return ProblemId.NET_RESET;
    }

    private static boolean any(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static String words(Throwable failure) {
        return causes(failure)
                .map(cause -> String.valueOf(cause.getMessage()))
                .reduce("", (left, right) -> left + " " + right)
                .toLowerCase(Locale.ROOT);
    }

    /// The innermost sentence says most.
    private static String seen(Throwable failure) {
        return causes(failure)
                .filter(cause -> cause.getMessage() != null)
                .reduce((first, second) -> second)
                .map(Throwable::getMessage)
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
