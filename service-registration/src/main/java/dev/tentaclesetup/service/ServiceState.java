package dev.tentaclesetup.service;

/// What a service does now. Each service manager's own states are mapped onto these.
public enum ServiceState {
    /// The manager knows no such service.
    NOT_INSTALLED,
    /// Installed, not running, and nothing went wrong.
    STOPPED,
    /// On the way to running.
    STARTING,
    /// Running; ready, if the service reports its readiness.
    RUNNING,
    /// On the way to stopped.
    STOPPING,
    /// Ended without having been asked to; includes waiting for the next automatic restart.
    FAILED
}
