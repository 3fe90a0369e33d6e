package dev.tentaclesetup.agent;

/// How servers reach an agent at one moment.
sealed interface Reachability {

    /// The agent works: its port is open, or a server takes its polls.
    ///
    /// @param how for people
    /// @param missing servers that are polled in vain meanwhile, or cannot be polled at all, with
    ///   what is wrong; may be empty
    /// @param lasting whether this cannot change while the agent runs
    record Reachable(String how, String missing, boolean lasting) implements Reachability {}

    /// The agent polls, and no server has answered yet.
    ///
    /// @param servers the servers' addresses with what went wrong last, for people
    record Awaited(String servers) implements Reachability {}

    /// The agent polls, servers have answered, and none does any more.
    ///
    /// @param servers the servers' addresses with what went wrong last, for people
    record Lost(String servers) implements Reachability {}
}
