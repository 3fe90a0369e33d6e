package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.octopus.MachineEndpoint;
import dev.tentaclesetup.instance.Host;
import java.util.List;

/// By which name and on which port the server calls this host: the first candidate until one has
/// proved itself.
public final class PublicAddress {

    private final List<String> candidates;
    private final int port;
    private volatile String host;

    /// @param candidates at least one, the most probable first
    public PublicAddress(List<String> candidates, int port) {
        this.candidates = List.copyOf(candidates);
        this.port = port;
        this.host = candidates.getFirst();
    }

    List<String> candidates() {
        return candidates;
    }

    public int port() {
        return port;
    }

    public String host() {
        return host;
    }

    void confirm(String proved) {
        host = proved;
    }

    public String address(String candidate) {
        String host = Host.parse(candidate).accepted().map(Host::inUrl).orElse(candidate);
        return host + ":" + port;
    }

    /// The addresses in the form of a record, in the order in which they are tried.
    public String words() {
        return String.join(" or ", candidates.stream().map(this::inRecord).toList());
    }

    private String inRecord(String candidate) {
        return MachineEndpoint.Listening.uri(candidate, port).toString();
    }

    List<String> addresses() {
        return candidates.stream().map(this::address).toList();
    }
}
