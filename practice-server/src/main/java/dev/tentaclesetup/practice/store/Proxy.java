package dev.tentaclesetup.practice.store;

/// A proxy through which the server reaches listening Tentacles [octopus-api 5.6].
///
/// @param port 1 to 65535
public record Proxy(String id, String spaceId, String name, String host, int port) implements Item {

    /// Checks the port.
    public Proxy {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
    }
}
