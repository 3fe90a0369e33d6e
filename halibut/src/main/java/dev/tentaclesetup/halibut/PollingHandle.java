package dev.tentaclesetup.halibut;

/// The connections that ask one server for work.
public interface PollingHandle extends AutoCloseable {

    /// How many of them the server has accepted and are alive now.
    int connected();

    /// Ends them: idle ones at once, busy ones when their call has been answered or after
    /// [TimeLimit#CLOSE]. Idempotent.
    @Override
    void close();
}
