package dev.tentaclesetup.halibut.wire;

import java.time.Duration;

/// Every time limit of the protocol with its default: the recommended preset of .NET's library
/// [halibut 1.10], except where said. Between 1 ms and 24 days, see [Limits#with(TimeLimit,
/// Duration)].
public enum TimeLimit {
    /// TCP connect, to the peer or to a proxy.
    CONNECT(Duration.ofSeconds(60)),
    /// The TLS handshake as a whole, either role.
    HANDSHAKE(Duration.ofSeconds(60)),
    /// From accepting a connection until its peer has shown a trusted certificate, or has got the
    /// page: handshake and preface together. The reference has no such limit.
    STRANGER(Duration.ofSeconds(10)),
    /// Preface, and each control or identity line, as a whole.
    LINE(Duration.ofSeconds(60)),
    /// One read inside a message or a data stream.
    RECEIVE(Duration.ofSeconds(60)),
    /// One write, of at most four TLS records.
    SEND(Duration.ofSeconds(60)),
    /// Client: from the end of the request to the first byte of the response; bounds a call.
    RESPONSE(Duration.ofMinutes(5)),
    /// Listening service: from identity or PROCEED to the first byte of a request.
    REQUEST(Duration.ofMinutes(10)),
    /// Listening service: silence between a response and NEXT. Longer than the reference's minute,
    /// so that a client which pools connections for 9 minutes finds them alive.
    IDLE(Duration.ofMinutes(10)),
    /// NEXT and PROCEED, where the peer must react at once.
    HEARTBEAT(Duration.ofSeconds(60)),
    /// Polling service: first byte of a request or of the empty answer. Must exceed the server's
    /// [#QUEUE_WAIT].
    POLL_REQUEST(Duration.ofSeconds(60)),
    /// Client: longest age of an idle pooled connection.
    POOLED(Duration.ofMinutes(9)),
    /// Client of a polling service: how long a request may wait to be collected.
    COLLECTION(Duration.ofMinutes(2)),
    /// Client of a polling service: how long a poller is held before it gets the empty answer.
    QUEUE_WAIT(Duration.ofSeconds(30)),
    /// Reply of an HTTP proxy to CONNECT, as a whole.
    PROXY_REPLY(Duration.ofSeconds(15)),
    /// Pause between two attempts to connect for one call.
    RETRY_PAUSE(Duration.ofSeconds(1)),
    /// No further attempt for a call is begun after this.
    RETRY_TOTAL(Duration.ofMinutes(5)),
    /// Polling service: shortest pause before dialling again.
    BACKOFF_MIN(Duration.ofSeconds(5)),
    /// Polling service: longest pause before dialling again.
    BACKOFF_MAX(Duration.ofMinutes(2)),
    /// How long the runtime, when closed, waits for running service methods to return before it
    /// breaks their connections and interrupts them.
    CLOSE(Duration.ofSeconds(10));

    private final Duration standard;

    TimeLimit(Duration standard) {
        this.standard = standard;
    }

    /// The default.
    public Duration standard() {
        return standard;
    }
}
