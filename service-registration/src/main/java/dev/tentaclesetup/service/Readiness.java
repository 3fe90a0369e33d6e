package dev.tentaclesetup.service;

/// When a started service counts as running.
public enum Readiness {
    /// Running as soon as the program was executed.
    EXECUTED,
    /// Running when the program says so (`sd_notify` on systemd).
    NOTIFIED
}
