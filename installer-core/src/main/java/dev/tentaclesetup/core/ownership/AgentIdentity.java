package dev.tentaclesetup.core.ownership;

/// By what the server knows the agent from now on.
public enum AgentIdentity {
    /// By what it has.
    KEPT,
    /// By a new subscription; its certificate stays. So a record that another host used is told
    /// from its own by that host.
    NEW_SUBSCRIPTION,
    /// By a new certificate; its record and its subscription stay.
    NEW_CERTIFICATE,
    /// By a new certificate and a new subscription, because another host's agent has the old ones.
    NEW;

    public boolean keepsCertificate() {
        return this == KEPT || this == NEW_SUBSCRIPTION;
    }

    public boolean keepsSubscription() {
        return this == KEPT || this == NEW_CERTIFICATE;
    }
}
