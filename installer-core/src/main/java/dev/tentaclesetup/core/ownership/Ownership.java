package dev.tentaclesetup.core.ownership;

/// How sure it is that a record of a server is that of the agent on this host.
public enum Ownership {
    /// This agent's: a run may change it, and a removal deletes it.
    CERTAIN,
    /// This agent's as far as can be seen: a run may change it, because a change can be put back,
    /// and a removal leaves and names it.
    PROBABLE,
    /// Nothing shows whose it is.
    UNPROVED,
    /// Another process answers at its address with the agent's certificate.
    ELSEWHERE
}
