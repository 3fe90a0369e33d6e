package dev.tentaclesetup.core.answers;

/// `connection.mode`: which side opens the connection.
public enum Mode {
    /// The agent calls the server.
    POLLING,
    /// The server calls the agent.
    LISTENING
}
