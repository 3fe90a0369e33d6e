package dev.tentaclesetup.core.setup;

/// What can be asked of an instance's agent without changing anything that is set up.
public enum AgentOrder {
    START,
    STOP,
    RESTART
}
