package dev.tentaclesetup.halibut;

import java.util.Optional;

/// The connections that ask one server for work.
public interface PollingHandle extends AutoCloseable {

    /// How many of them the server has accepted and are alive now.
    int connected();

    /// Why one of them could not be made the last time it was tried, for people; empty when that
    /// has not been found out yet, and when all are made.
    Optional<String> trouble();

    /// Ends them: idle ones at once, busy ones when their call has been answered or after
    /// [TimeLimit#CLOSE]. Idempotent.
    @Override
    void close();
}
