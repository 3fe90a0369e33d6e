package dev.tentaclesetup.halibut;

/// The range of TCP ports.
final class Ports {

    private static final int MAX = 65_535;

    private Ports() {}

    static void check(int port) {
        if (port < 1 || port > MAX) {
            throw new IllegalArgumentException("a port is between 1 and 65535, not " + port);
        }
    }
}
