package dev.tentaclesetup.service.firewall;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses that calls come from: one address, or a network as address and prefix length.
///
/// There is one spelling for each: IPv4 with dots; IPv6 in lower case with the longest run of zeros
/// left out (RFC 5952); host bits are zero; no prefix for a single address. Firewalls use the same,
/// so that what is read back can be compared.
///
/// @param text in that spelling, for example `10.1.0.0/16` or `2001:db8::7`
public record RemoteAddress(String text) implements Comparable<RemoteAddress> {
    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/([0-9]{1,3}))?");

    public RemoteAddress {
        if (!canonical(text).equals(Optional.of(text))) {
            throw new IllegalArgumentException("not an address in its usual form: '" + text + "'");
        }
    }

    /// Reads an address or a network in any spelling; a mask instead of a prefix is none.
    ///
    /// @return empty for anything else, among it names, address ranges and scoped addresses
    public static Optional<RemoteAddress> parse(String text) {
        return canonical(text.strip()).map(RemoteAddress::new);
    }

    /// Whether this is of IP version 6.
    public boolean version6() {
        return text.indexOf(':') >= 0;
    }

    @Override
    public int compareTo(RemoteAddress other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static Optional<String> canonical(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            InetAddress address = InetAddress.ofLiteral(parts.group(1));
            boolean mapped = !(address instanceof Inet6Address) && parts.group(1).contains(":");
            boolean short4 = !parts.group(1).contains(":") && dots(parts.group(1)) != 3;
            if (mapped || short4) {
                return Optional.empty();
            }
            bytes = address.getAddress();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int bits = bytes.length * 8;
        int prefix = parts.group(2) == null ? bits : Integer.parseInt(parts.group(2));
        if (prefix < 1 || prefix > bits) {
            return Optional.empty();
        }
        for (int bit = prefix; bit < bits; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        String address = bytes.length == 4 ? version4(bytes) : version6(bytes);
        return Optional.of(prefix == bits ? address : address + "/" + prefix);
    }

    private static long dots(String text) {
        return text.chars().filter(c -> c == '.').count();
    }

    private static String version4(byte[] bytes) {
        return (bytes[0] & 0xff)
                + "."
                + (bytes[1] & 0xff)
                + "."
                + (bytes[2] & 0xff)
                + "."
                + (bytes[3] & 0xff);
    }

    private static String version6(byte[] bytes) {
        int start = -1;
        int length = 1;
        for (int from = 0; from < 8; from++) {
            int to = from;
            while (to < 8 && group(bytes, to) == 0) {
                to++;
            }
            if (to - from > length) {
                start = from;
                length = to - from;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(bytes, i)));
            }
        }
        return text.toString();
    }

    private static int group(byte[] bytes, int index) {
        return (bytes[index * 2] & 0xff) << 8 | (bytes[index * 2 + 1] & 0xff);
    }
}
