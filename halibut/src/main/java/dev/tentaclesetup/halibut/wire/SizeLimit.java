package dev.tentaclesetup.halibut.wire;

/// Every limit of size, count or depth with its default. Sizes and counts that a peer sends are
/// compared before memory is allocated; a line, message or data stream over its limit ends the
/// connection with [HalibutFailure.LimitExceeded].
public enum SizeLimit {
    /// Characters of a preface that is not terminated [halibut 2.1].
    PREFACE_CHARACTERS(20_000),
    /// Bytes of a control or identity line.
    LINE_BYTES(8 * 1024),
    /// Bytes of a message after inflating.
    MESSAGE_BYTES(256L * 1024 * 1024),
    /// Bytes of all messages that are being read, after inflating. One message at a time may go
    /// beyond, so that none waits for ever.
    MESSAGES_BYTES(1024L * 1024 * 1024),
    /// Levels of documents and arrays, the root being the first [halibut 5.6].
    NESTING(64),
    /// Elements of all documents and arrays of a message together.
    MESSAGE_ELEMENTS(16_000_000),
    /// Data streams that one message may refer to.
    DATA_STREAMS(10_000),
    /// Bytes of one data stream.
    DATA_STREAM_BYTES(1L << 40),
    /// Bytes of received data streams kept in memory per message; what exceeds it goes to files.
    MEMORY_BYTES(64 * 1024),
    /// Bytes of an HTTP reply's head: a proxy's to CONNECT, a server's to a WebSocket's request.
    PROXY_REPLY_BYTES(16 * 1024),
    /// Connections of trusted peers that a runtime holds at a time; further ones are closed at
    /// once.
    CONNECTIONS(10_000),
    /// Accepted connections whose peers have not shown a trusted certificate yet; when there are
    /// more, the oldest is closed.
    STRANGERS(512),
    /// The same of one network: 256 addresses of IPv4, 64 bits of IPv6.
    STRANGERS_PER_NETWORK(256),
    /// The same of one address.
    STRANGERS_PER_ADDRESS(128),
    /// Polling connections accepted at a time per subscription.
    CONNECTIONS_PER_SUBSCRIPTION(1_000),
    /// Subscriptions that pollers may open.
    SUBSCRIPTIONS(100_000),
    /// Requests waiting for one polling service.
    QUEUED_REQUESTS(10_000),
    /// Idle connections kept per listening service. The reference keeps 5; more spare callers in
    /// parallel a handshake for nearly each call.
    POOLED_CONNECTIONS(32),
    /// Attempts to connect for one call.
    ATTEMPTS(5);

    private final long standard;

    SizeLimit(long standard) {
        this.standard = standard;
    }

    /// The default, in the unit that the constant names.
    public long standard() {
        return standard;
    }
}
