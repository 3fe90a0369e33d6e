package dev.tentaclesetup.core.setup;

/// What became of the last run of an instance.
enum RunHistory {
    /// It ended, or there was none.
    COMPLETE,
    /// It died, so what the server says of the agent may be older than the agent.
    INTERRUPTED
}
