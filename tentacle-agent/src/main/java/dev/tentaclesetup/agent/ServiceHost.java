package dev.tentaclesetup.agent;

import java.time.Duration;

/// What runs the agent: a service manager, or a terminal. It receives reports of how the agent is
/// doing, and decides when the agent stops.
interface ServiceHost {

    /// Whether it makes use of [#ready] and [#status].
    boolean wantsReports();

    /// How long it may wait for the first answer of a server that is polled. An agent that has none
    /// by then counts as working.
    Duration firstAnswerLimit();

    /// Reports that the agent works. Called once at most.
    ///
    /// @param status one line for people
    void ready(String status) throws InterruptedException;

    /// Reports a change of the agent's state.
    ///
    /// @param status one line for people
    void status(String status) throws InterruptedException;

    /// Reports why the agent cannot work.
    ///
    /// @param reason for people
    void failed(String reason);

    /// Records something that administrators look for where the system keeps such things. The
    /// agent's log has it already.
    ///
    /// @param text for people
    void event(System.Logger.Level level, String text);

    /// Waits until the agent is to stop. A signal ends the process without it.
    void awaitStop() throws InterruptedException;
}
