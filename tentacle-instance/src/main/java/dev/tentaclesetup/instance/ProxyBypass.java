package dev.tentaclesetup.instance;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The addresses that are dialled without the proxy [wizard-reference 10.4]: a host, `*.suffix` for
/// every host below a name, or a network of IP addresses. Names are compared as they are written
/// and never looked up, so that the same address goes the same way for every program.
///
/// @param entries in the form of [#entry]
public record ProxyBypass(List<String> entries) {

    /// Nothing goes around the proxy.
    public static final ProxyBypass NONE = new ProxyBypass(List.of());

    private static final String BELOW = "*.";
    private static final String SEPARATOR = ",";

    public ProxyBypass {
        entries = entries.stream().distinct().toList();
    }

    /// An entry in the one form in which it is stored; empty when the text is none.
    ///
    /// @param text without white space around it
    public static Optional<String> entry(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return network(text.substring(0, slash), text.substring(slash + 1));
        }
        boolean below = text.startsWith(BELOW);
        return Host.parse(below ? text.substring(BELOW.length()) : text)
                .accepted()
                .filter(host -> !below || host.kind() == Host.Kind.NAME)
                .map(host -> (below ? BELOW : "") + host.text());
    }

    /// What was stored; entries that are none are left out.
    static ProxyBypass read(String stored) {
        return new ProxyBypass(
                Arrays.stream(stored.split(SEPARATOR))
                        .flatMap(text -> entry(text.strip()).stream())
                        .toList());
    }

    String write() {
        return String.join(SEPARATOR, entries);
    }

    /// With one more host.
    public ProxyBypass with(Host host) {
        var more = new ArrayList<>(entries);
        more.add(host.text());
        return new ProxyBypass(more);
    }

    /// Whether this host is dialled directly.
    public boolean covers(Host host) {
        return entries.stream().anyMatch(entry -> covers(entry, host));
    }

    private static boolean covers(String entry, Host host) {
        if (entry.startsWith(BELOW)) {
            return host.text().endsWith(entry.substring(1));
        }
        int slash = entry.indexOf('/');
        return slash < 0
                ? entry.equals(host.text())
                : host.literal()
                        .map(address -> within(entry.substring(0, slash), prefix(entry), address))
                        .orElse(false);
    }

    private static int prefix(String entry) {
        return Integer.parseInt(entry.substring(entry.indexOf('/') + 1));
    }

    private static boolean within(String network, int prefix, InetAddress address) {
        byte[] base = InetAddress.ofLiteral(network).getAddress();
        byte[] seen = address.getAddress();
        boolean same = base.length == seen.length;
        for (int bit = 0; same && bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            same = ((base[bit / Byte.SIZE] ^ seen[bit / Byte.SIZE]) & mask) == 0;
        }
        return same;
    }

    private static Optional<String> network(String address, String prefix) {
        if (!prefix.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(prefix);
        return Host.parse(address)
                .accepted()
                .filter(host -> host.literal().isPresent())
                .filter(host -> bits <= host.literal().get().getAddress().length * Byte.SIZE)
                .map(host -> host.text() + "/" + bits);
    }

    /// As programs of Linux take it in `no_proxy`: a leading dot stands for every host below.
    public String asVariable() {
        return entries.stream()
                .map(entry -> entry.startsWith(BELOW) ? entry.substring(1) : entry)
                .collect(Collectors.joining(SEPARATOR));
    }
}
