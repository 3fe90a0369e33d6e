package dev.tentaclesetup.service;

/// When the system starts a service by itself.
public enum StartMode {
    /// At boot, after the network.
    AUTOMATIC,
    /// Some time after boot on Windows; at boot elsewhere.
    DELAYED,
    /// Never; it is started by hand or by another program.
    MANUAL
}
