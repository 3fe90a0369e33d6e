package dev.tentaclesetup.halibut.wire;

import java.time.Duration;
import java.util.Locale;

/// Why a call, a connection or a message failed.
///
/// [#phase()] tells whether the service can have seen the request; [#network()] whether trying
/// again may help (halibut sheet 12.6).
public sealed interface HalibutFailure {

    /// How far a call had come.
    enum Phase {
        /// The request certainly never reached the service.
        CONNECTING,
        /// The request may have reached the service and may be running there.
        TRANSFERRING
    }

    /// English text for logs.
    String describe();

    /// How far the call had come.
    default Phase phase() {
        return Phase.TRANSFERRING;
    }

    /// Whether the network is to blame.
    default boolean network() {
        return false;
    }

    /// The peer is not the one expected. Never retried.
    ///
    /// @param endpoint whom we dialled
    /// @param subject the presented certificate's subject, as text
    record UnexpectedCertificate(
            String endpoint, Thumbprint expected, Thumbprint presented, String subject)
            implements HalibutFailure {
        public UnexpectedCertificate {
            subject = Printable.line(subject);
        }

        @Override
        public String describe() {
            return "The server at "
                    + endpoint
                    + " presented an unexpected security certificate. We expected the server to"
                    + " present a certificate with the thumbprint '"
                    + expected
                    + "'. Instead, it presented a certificate with a thumbprint of '"
                    + presented
                    + "' and subject '"
                    + subject
                    + "'.";
        }

        @Override
        public Phase phase() {
            return Phase.CONNECTING;
        }
    }

    /// No connection could be made or none got as far as the request.
    ///
    /// @param why the last attempt's reason
    record CannotConnect(String endpoint, String why) implements HalibutFailure {
        public CannotConnect {
            why = Printable.line(why);
        }

        @Override
        public String describe() {
            return "An error occurred when sending a request to '"
                    + endpoint
                    + "', before the request could begin: "
                    + why;
        }

        @Override
        public Phase phase() {
            return Phase.CONNECTING;
        }

        @Override
        public boolean network() {
            return true;
        }
    }

    /// The connection broke after the request had begun: whether it ran is unknown.
    ///
    /// @param network false where we broke it ourselves, because a data stream could not be read or
    ///   had another length than declared
    record ConnectionLost(String endpoint, String why, boolean network) implements HalibutFailure {
        public ConnectionLost {
            why = Printable.line(why);
        }

        @Override
        public String describe() {
            return "An error occurred when sending a request to '"
                    + endpoint
                    + "', after the request began: "
                    + why;
        }
    }

    /// The HTTP proxy said no, or could not be reached.
    ///
    /// @param network whether the proxy could not be reached at all
    record ProxyRefused(String why, boolean network) implements HalibutFailure {
        public ProxyRefused {
            why = Printable.line(why);
        }

        @Override
        public String describe() {
            return why;
        }

        @Override
        public Phase phase() {
            return Phase.CONNECTING;
        }
    }

    /// A polling service did not come for the request in time.
    record NotCollected(Duration allowed) implements HalibutFailure {
        @Override
        public String describe() {
            return "A request was sent to a polling endpoint, but the polling endpoint did not"
                    + " collect the request within the allowed time ("
                    + DotNetTimeSpan.format(allowed)
                    + "), so the request timed out.";
        }

        @Override
        public Phase phase() {
            return Phase.CONNECTING;
        }
    }

    /// The caller was interrupted.
    record Cancelled(Phase phase) implements HalibutFailure {
        @Override
        public String describe() {
            String name = phase.name();
            return "The Request was cancelled while "
                    + name.charAt(0)
                    + name.substring(1).toLowerCase(Locale.ROOT)
                    + ".";
        }
    }

    /// The peer has no service of that name.
    record ServiceNotFound(ServerError error) implements HalibutFailure {
        @Override
        public String describe() {
            return text(error);
        }
    }

    /// The peer's service has no such method.
    record MethodNotFound(ServerError error) implements HalibutFailure {
        @Override
        public String describe() {
            return text(error);
        }
    }

    /// The arguments fit no form of the method.
    record AmbiguousMethod(ServerError error) implements HalibutFailure {
        @Override
        public String describe() {
            return text(error);
        }
    }

    /// The service's own code failed.
    record ServiceFailed(ServerError error) implements HalibutFailure {
        @Override
        public String describe() {
            return text(error);
        }
    }

    /// The peer answered with an error of no known kind.
    record RemoteError(ServerError error) implements HalibutFailure {
        @Override
        public String describe() {
            return text(error);
        }

        /// Where the peer says that it has lost a connection of its own.
        @Override
        public boolean network() {
            return NetworkErrors.named(describe());
        }
    }

    /// The peer sent something that is not the protocol. The connection is closed. A
    /// [ServiceHandler] throws it for a request that cannot be read: then no answer is sent.
    record Malformed(String what) implements HalibutFailure {
        public Malformed {
            what = Printable.line(what);
        }

        @Override
        public String describe() {
            return what;
        }
    }

    /// A size from outside is over its limit. The connection is closed.
    record LimitExceeded(SizeLimit limit, long allowed, long seen) implements HalibutFailure {
        @Override
        public String describe() {
            return limit + " is limited to " + allowed + ", seen: " + seen;
        }
    }

    /// The runtime is closed or being closed.
    record Closed(Phase phase) implements HalibutFailure {

        /// Nothing had been sent.
        public Closed() {
            this(Phase.CONNECTING);
        }

        @Override
        public String describe() {
            return "the Halibut runtime is closed";
        }
    }

    private static String text(ServerError error) {
        return Printable.lines(
                error.details() == null
                        ? error.message()
                        : error.message() + "\n\nServer exception: \n" + error.details());
    }
}
