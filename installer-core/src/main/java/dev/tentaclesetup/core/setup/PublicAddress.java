package dev.tentaclesetup.core.setup;

import java.util.List;

/// By which name and on which port the server calls this machine: the first candidate until one has
/// proved itself.
final class PublicAddress {

    private final List<String> candidates;
    private final int port;
    private volatile String host;

    /// @param candidates at least one, the most probable first
    PublicAddress(List<String> candidates, int port) {
        this.candidates = List.copyOf(candidates);
        this.port = port;
        this.host = candidates.getFirst();
    }

    List<String> candidates() {
        return candidates;
    }

    int port() {
        return port;
    }

    String host() {
        return host;
    }

    void is(String proved) {
        host = proved;
    }

    String place(String candidate) {
        return candidate + ":" + port;
    }

    List<String> places() {
        return candidates.stream().map(this::place).toList();
    }
}
