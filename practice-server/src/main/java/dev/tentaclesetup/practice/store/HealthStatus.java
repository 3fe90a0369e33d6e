package dev.tentaclesetup.practice.store;

/// A machine's health as the last check found it [octopus-api 6.7].
public enum HealthStatus {
    /// The check script ran and was content.
    HEALTHY("Healthy", "Online"),
    /// It ran and had something to say.
    HAS_WARNINGS("HasWarnings", "Online"),
    /// It ran and failed.
    UNHEALTHY("Unhealthy", "Online"),
    /// The machine could not be reached.
    UNAVAILABLE("Unavailable", "Offline"),
    /// Never checked.
    UNKNOWN("Unknown", "Unknown");

    private final String wireName;
    private final String oldStatus;

    HealthStatus(String wireName, String oldStatus) {
        this.wireName = wireName;
        this.oldStatus = oldStatus;
    }

    /// The value of `HealthStatus` in documents.
    public String wireName() {
        return wireName;
    }

    /// The value of the older member `Status`.
    public String oldStatus() {
        return oldStatus;
    }
}
