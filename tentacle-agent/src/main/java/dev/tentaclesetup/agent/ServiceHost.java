package dev.tentaclesetup.agent;

import java.time.Duration;

/// Whoever keeps the agent running: hears that it works, and wants it to stop some day.
interface ServiceHost {

    /// Whether anybody wants to hear how it goes.
    boolean listens();

    /// How long it may wait for the first answer of a server that is polled. An agent that has none
    /// by then counts as working.
    Duration patience();

    /// Tells that the agent works. Called once at most.
    ///
    /// @param status one line for people
    void ready(String status) throws InterruptedException;

    /// Tells how it goes on.
    ///
    /// @param status one line for people
    void status(String status) throws InterruptedException;

    /// Tells why the agent cannot work.
    ///
    /// @param reason for people
    void failed(String reason);

    /// Waits for the wish to stop. A signal ends the process without it.
    void awaitStop() throws InterruptedException;
}
