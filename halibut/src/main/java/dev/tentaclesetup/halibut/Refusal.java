package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.io.EOFException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;

/// A connection that was accepted and then turned away, without an answer.
///
/// @param address where it came from; a reverse proxy's address where one is between
/// @param thumbprint of the certificate that the peer presented; empty when there was none or the
///   connection ended before
public record Refusal(SocketAddress address, Optional<Thumbprint> thumbprint, Reason reason) {

    /// Why it was turned away.
    public enum Reason {
        /// Its certificate is not trusted.
        UNTRUSTED,
        /// It speaks the protocol, but presented no certificate.
        NO_CERTIFICATE,
        /// What it sent first was not TLS.
        NOT_TLS,
        /// The two sides did not agree on TLS, or the peer did not accept our certificate.
        TLS_FAILED,
        /// It ended before it had said what it wants.
        ENDED,
        /// It did not say in time what it wants.
        SILENT,
        /// There were too many connections already.
        TOO_MANY;

        /// @param e how reading the first bytes ended
        static Reason of(Exception e) {
            if (e instanceof SocketTimeoutException) {
                return SILENT;
            }
            // A peer that has gone is reported by the JDK as a failed handshake, too.
            if (!(e instanceof SSLException) || e.getCause() instanceof EOFException) {
                return ENDED;
            }
            return e instanceof SSLHandshakeException || e instanceof SSLProtocolException
                    ? TLS_FAILED
                    : NOT_TLS;
        }
    }
}
