package dev.tentaclesetup.agent;

/// How servers reach an agent at one moment.
sealed interface Reachability {

    /// The agent works: its port is open, or a server has accepted its first poll.
    ///
    /// @param how for people
    record Reachable(String how) implements Reachability {}

    /// The agent polls, and no server has answered yet.
    ///
    /// @param servers the servers' addresses with what went wrong last, for people
    record Awaited(String servers) implements Reachability {}

    /// The agent neither listens nor has a server to poll. Waiting would not change that.
    record Impossible() implements Reachability {}
}
