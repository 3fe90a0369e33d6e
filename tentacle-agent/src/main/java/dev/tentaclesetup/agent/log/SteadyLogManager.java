package dev.tentaclesetup.agent.log;

import java.util.logging.LogManager;

/// Keeps the handlers while the process stops. The ordinary manager removes them as soon as a
/// signal arrives, so that nothing would be logged of the stop.
public final class SteadyLogManager extends LogManager {
    /// For the virtual machine, which finds this class by the system property
    /// `java.util.logging.manager`.
    public SteadyLogManager() {}

    /// Nothing: [AgentLog] puts in and takes out its handlers itself.
    @Override
    public void reset() {}

    /// Nothing: the agent is not configured by a properties file.
    @Override
    public void readConfiguration() {}
}
