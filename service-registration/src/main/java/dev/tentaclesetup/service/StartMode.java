package dev.tentaclesetup.service;

/// When the system starts a service by itself.
public enum StartMode {
    /// At boot, after the network.
    AUTOMATIC,
    /// Some time after boot on Windows; at boot elsewhere.
    DELAYED,
    /// Never; somebody starts it.
    MANUAL
}
