package dev.tentaclesetup.halibut;

import java.util.Optional;

/// The connections that ask one server for work, from [HalibutRuntime#poll] until [#close()]. May
/// be used by any thread.
public interface PollingHandle extends AutoCloseable {

    /// How many of them the server has accepted and are open now: 0 to
    /// [PollingEndpoint#connections()].
    int connected();

    /// Why the last attempt at one of them failed, as English text for logs and status pages; empty
    /// while no attempt has failed yet, and when all connections are open.
    Optional<String> trouble();

    /// Ends the connections: idle ones at once, busy ones when their call has been answered.
    /// Returns at once; idempotent.
    @Override
    void close();
}
