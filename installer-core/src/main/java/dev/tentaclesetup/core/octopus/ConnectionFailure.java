package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.HostPort;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// From what the network stack throws to the catalogue's ids [wizard-reference 8].
public final class ConnectionFailure {

    private static final int DEEPEST = 20;
    private static final Pattern STATUS = Pattern.compile("\\b[3-5]\\d\\d\\b");
    private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]{1,40})");

    private ConnectionFailure() {}

    /// The problem behind a failed connection. Never in the words of the exception, which are the
    /// JDK's and not for people; the log has them.
    ///
    /// @param target what was to be reached
    /// @param proxy the proxy in between as `host:port`, if there was one
    public static Problem problem(Throwable failure, URI target, Optional<String> proxy) {
        String where = Transport.hostAndPort(target);
        String words = words(failure);
        if (causes(failure).anyMatch(IOException.class::isInstance)
                && words.contains("tunnel failed")) {
            return Problem.of(ProblemId.PROXY_DENY, status(words), proxy.orElse(""), where);
        }
        Optional<RefusedCertificate> refused =
                causes(failure)
                        .filter(RefusedCertificate.class::isInstance)
                        .map(RefusedCertificate.class::cast)
                        .findFirst();
        if (refused.isPresent()) {
            ProblemId id = refused.get().pinned() ? ProblemId.TLS_PIN : tls(failure, words);
            return CertificateProblem.of(id, refused.get().certificate(), where);
        }
        if (causes(failure).anyMatch(SSLException.class::isInstance)) {
            return Problem.of(tls(failure, words), alert(words), where);
        }
        ProblemId id = network(failure, words);
        boolean neverThere =
                id == ProblemId.NET_DNS
                        || id == ProblemId.NET_REFUSED
                        || id == ProblemId.NET_UNREACH;
        if (proxy.isPresent() && neverThere) {
            return Problem.of(ProblemId.PROXY_ADDR, "", proxy.get());
        }
        return Problem.of(
                id, "", id == ProblemId.NET_DNS ? HostPort.of(target).host().text() : where);
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

    /// The status with which a proxy refused.
    private static String status(String words) {
        Matcher status = STATUS.matcher(words);
        return status.find() ? status.group() : "";
    }

    /// The name of TLS for what the peer said, for example `protocol_version`.
    private static String alert(String words) {
        Matcher alert = ALERT.matcher(words);
        return alert.find() ? alert.group(1) : "";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
