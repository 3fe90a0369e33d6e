package dev.tentaclesetup.core.preflight;

/// By what the server knows the agent from now on.
public enum Identity {
    /// By what it has.
    KEPT,
    /// By a new certificate; its record and its subscription stay.
    NEW_CERTIFICATE,
    /// By a new certificate and a new subscription, because another host's agent has the old ones.
    NEW;

    public boolean keepsCertificate() {
        return this == KEPT;
    }

    public boolean keepsSubscription() {
        return this != NEW;
    }
}
