package dev.tentaclesetup.service;

/// How the manager learns that a started service works.
public enum Readiness {
    /// Running as soon as the program was executed.
    EXECUTED,
    /// Running when the program says so (`sd_notify` on systemd).
    NOTIFIED
}
