package dev.tentaclesetup.instance;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/// A host and perhaps a port, as they stand in an address. In place of [URI#getHost()] and
/// [URI#getPort()], which know nothing of a host whose name has an underscore.
///
/// @param host the host
/// @param port 1 to 65535, where one is named
public record HostPort(Host host, OptionalInt port) {

    private static final int LAST_PORT = 65_535;

    /// What became of a text.
    public sealed interface Parsed {

        record Accepted(HostPort hostPort) implements Parsed {}

        /// @param reason empty when the port is wrong
        record Rejected(Optional<Host.Reason> reason) implements Parsed {}

        default Optional<HostPort> accepted() {
            return switch (this) {
                case Accepted(HostPort hostPort) -> Optional.of(hostPort);
                case Rejected _ -> Optional.empty();
            };
        }
    }

    /// Reads `host`, `host:port` and `[address]:port`. An IPv6 address may stand without brackets
    /// where it can be read in one way only.
    public static Parsed parse(String typed) {
        String text = typed.strip();
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[");
        if (bracketed ? colon < text.indexOf(']') : colon < 0) {
            return alone(text);
        }
        Parsed split = split(text.substring(0, colon), text.substring(colon + 1));
        if (bracketed || text.indexOf(':') == colon) {
            return split;
        }
        Parsed whole = alone(text);
        boolean both = whole instanceof Parsed.Accepted && split instanceof Parsed.Accepted;
        if (both) {
            return new Parsed.Rejected(Optional.of(Host.Reason.AMBIGUOUS));
        }
        return split instanceof Parsed.Accepted ? split : whole;
    }

    /// The host and port of an address that has them.
    ///
    /// @throws IllegalArgumentException if it has none
    public static HostPort of(URI uri) {
        String authority = String.valueOf(uri.getRawAuthority());
        return parse(authority.substring(authority.lastIndexOf('@') + 1))
                .accepted()
                .orElseThrow(() -> new IllegalArgumentException("no host in an address"));
    }

    /// The port, or this one where none is named.
    public int portOr(int usual) {
        return port.orElse(usual);
    }

    /// The place to connect to; unresolved when no resolver knows the name.
    ///
    /// @param usual the port where none is named
    public InetSocketAddress resolved(int usual) {
        return new InetSocketAddress(host.text(), portOr(usual));
    }

    /// As it stands in a web address.
    @Override
    public String toString() {
        return host.inUrl() + (port.isPresent() ? ":" + port.getAsInt() : "");
    }

    private static Parsed alone(String text) {
        return switch (Host.parse(text)) {
            case Host.Parsed.Accepted(Host host) ->
                    new Parsed.Accepted(new HostPort(host, OptionalInt.empty()));
            case Host.Parsed.Rejected(Host.Reason reason) ->
                    new Parsed.Rejected(Optional.of(reason));
        };
    }

    private static Parsed split(String host, String port) {
        boolean number = port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= LAST_PORT;
        if (!number || Integer.parseInt(port) == 0) {
            return new Parsed.Rejected(Optional.empty());
        }
        return switch (alone(host)) {
            case Parsed.Accepted(HostPort hostPort) ->
                    new Parsed.Accepted(
                            new HostPort(hostPort.host(), OptionalInt.of(Integer.parseInt(port))));
            case Parsed.Rejected rejected -> rejected;
        };
    }
}
