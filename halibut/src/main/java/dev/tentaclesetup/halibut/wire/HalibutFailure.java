package dev.tentaclesetup.halibut.wire;

import java.time.Duration;
import java.util.Locale;

/// Why a call, a connection or a message failed.
///
/// [#phase()] says whether the service can have seen the request; [#network()] whether trying again
/// may help [halibut 12.6]. Texts that come from a peer are shortened to 1,000 characters and freed
/// of control characters, so that a failure can be logged as it is.
public sealed interface HalibutFailure {

    /// How far a call had come.
    enum Phase {
        /// The request certainly never reached the service.
        CONNECTING,
        /// The request may have reached the service and may be running there.
        TRANSFERRING
    }

    /// English text for logs: the words of the .NET library where it has a text for this failure.
    String describe();

    /// How far the call had come: whether it is safe to make it again.
    default Phase phase() {
        return Phase.TRANSFERRING;
    }

    /// Whether the network is the cause, so that the same call may succeed later.
    default boolean network() {
        return false;
    }

    /// The peer is not the one expected. Never retried.
    ///
    /// @param endpoint the URI that was dialled
    /// @param expected the thumbprint that the endpoint should have
    /// @param presented the thumbprint that it has
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
    /// @param endpoint the URI that was dialled
    /// @param why the reason of the last attempt
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
    /// @param endpoint the URI of the service
    /// @param why what the connection failed with
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

    /// The HTTP proxy refused the tunnel, or could not be reached.
    ///
    /// @param why the status line of the proxy, or what the connection to it failed with
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
    ///
    /// @param allowed the limit that has passed, [TimeLimit#COLLECTION]
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

    /// The thread that waited for the call was interrupted.
    ///
    /// @param phase whether the service may be running the method all the same
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
    ///
    /// @param error what the peer has answered
    record ServiceNotFound(ServerError error) implements HalibutFailure {
        @Override
        public String describe() {
            return text(error);
        }
    }

    /// The peer's service has no such method.
    ///
    /// @param error what the peer has answered
    record MethodNotFound(ServerError error) implements HalibutFailure {
        @Override
        public String describe() {
            return text(error);
        }
    }

    /// The arguments fit no form of the method.
    ///
    /// @param error what the peer has answered
    record AmbiguousMethod(ServerError error) implements HalibutFailure {
        @Override
        public String describe() {
            return text(error);
        }
    }

    /// The service's own code failed.
    ///
    /// @param error what the peer has answered: message and stack trace of its exception
    record ServiceFailed(ServerError error) implements HalibutFailure {
        @Override
        public String describe() {
            return text(error);
        }
    }

    /// The peer answered with an error of no known kind.
    ///
    /// @param error what the peer has answered
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

    /// The peer sent something that is not the protocol. The connection is closed. A service
    /// handler throws it for a request that cannot be read: then no answer is sent.
    ///
    /// @param what the part of the message that is wrong
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
    ///
    /// @param allowed the limit as set for the runtime
    /// @param seen the size that the peer asked for, or the first that was over the limit
    record LimitExceeded(SizeLimit limit, long allowed, long seen) implements HalibutFailure {
        @Override
        public String describe() {
            return limit + " is limited to " + allowed + ", seen: " + seen;
        }
    }

    /// The runtime is closed or being closed.
    ///
    /// @param phase whether the request may have reached the service
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
