package dev.tentaclesetup.halibut.wire;

/// The range of TCP ports.
final class Ports {

    private static final int MAX = 65_535;

    private Ports() {}

    /// @throws IllegalArgumentException unless it is a port in digits
    static int parse(String digits) {
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("a port is between 1 and 65535, not " + digits);
        }
        int port = Integer.parseInt(digits);
        check(port);
        return port;
    }

    static void check(int port) {
        if (port < 1 || port > MAX) {
            throw new IllegalArgumentException("a port is between 1 and 65535, not " + port);
        }
    }
}
