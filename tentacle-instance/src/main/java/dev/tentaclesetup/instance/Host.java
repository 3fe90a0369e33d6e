package dev.tentaclesetup.instance;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A computer in an address: a name that a resolver may know, or a literal IP address. One type for
/// every place where a person or a file names one, so that all of them take the same.
///
/// @param kind what the text is
/// @param text the canonical form: lower case, `xn--` for other alphabets, IPv6 in the shortest
///   spelling and without brackets
public record Host(Kind kind, String text) {

    private static final int LONGEST = 253;

    /// With underscores: DNS has them, and so have Docker, Compose and NetBIOS.
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");

    /// Letters that the JDK's IDN maps to others: `ß` and `ss` are two names today.
    private static final Pattern DEVIATING = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    private static final Pattern DOTS = Pattern.compile("[\u3002\uff0e\uff61]");

    /// What a host is written as.
    public enum Kind {
        NAME,
        IPV4,
        IPV6
    }

    /// What became of a text.
    public sealed interface Parsed {

        record Accepted(Host host) implements Parsed {}

        record Rejected(Reason reason) implements Parsed {}

        default Optional<Host> accepted() {
            return switch (this) {
                case Accepted(Host host) -> Optional.of(host);
                case Rejected _ -> Optional.empty();
            };
        }
    }

    /// Why a text is no host.
    public enum Reason {
        /// An IPv6 address with a zone, which means something on one computer only.
        ZONE,
        /// Numbers that are no IPv4 address in its usual form.
        NUMERIC,
        /// A colon, but no IPv6 address.
        NO_IPV6,
        /// An IPv6 address that may end in a port.
        AMBIGUOUS,
        /// A name with letters that are written in two ways as `xn--`.
        SPELLING,
        /// Anything else.
        NO_NAME
    }

    /// Reads a host that stands alone, an IPv6 address with or without brackets.
    public static Parsed parse(String typed) {
        String text = typed.strip();
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String bare = bracketed ? text.substring(1, text.length() - 1) : text;
        if (bracketed || bare.indexOf(':') >= 0) {
            return address(bare);
        }
        return bare.indexOf('%') >= 0 ? new Parsed.Rejected(Reason.NO_NAME) : name(bare);
    }

    /// The host at this IP address.
    public static Host of(InetAddress address) {
        return address instanceof Inet4Address
                ? new Host(Kind.IPV4, address.getHostAddress())
                : new Host(Kind.IPV6, Ipv6Text.of(address.getAddress()));
    }

    /// As it stands in a web address.
    public String inUrl() {
        return kind == Kind.IPV6 ? "[" + text + "]" : text;
    }

    /// Whether it surely means this computer itself, so that nothing goes over a network.
    public boolean loopback() {
        return literal()
                .map(InetAddress::isLoopbackAddress)
                .orElseGet(() -> text.equals("localhost") || text.endsWith(".localhost"));
    }

    /// The address, where it is one.
    public Optional<InetAddress> literal() {
        return kind == Kind.NAME ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text));
    }

    @Override
    public String toString() {
        return text;
    }

    private static Parsed address(String text) {
        if (text.indexOf('%') >= 0) {
            return new Parsed.Rejected(Reason.ZONE);
        }
        try {
            // The JDK takes IPv4 here too, in forms that others read differently.
            return text.indexOf(':') < 0
                    ? new Parsed.Rejected(Reason.NO_IPV6)
                    : new Parsed.Accepted(of(InetAddress.ofLiteral(text)));
        } catch (IllegalArgumentException _) {
            return new Parsed.Rejected(Reason.NO_IPV6);
        }
    }

    private static Parsed name(String typed) {
        String dotted = DOTS.matcher(typed).replaceAll(".");
        if (DEVIATING.matcher(dotted).find()) {
            return new Parsed.Rejected(Reason.SPELLING);
        }
        Optional<String> ascii = ascii(dotted);
        if (ascii.isEmpty() || ascii.get().isEmpty() || ascii.get().length() > LONGEST) {
            return new Parsed.Rejected(Reason.NO_NAME);
        }
        String[] labels = ascii.get().split("\\.", -1);
        boolean numbers = true;
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return new Parsed.Rejected(Reason.NO_NAME);
            }
            numbers &= NUMBER.matcher(label).matches();
        }
        return numbers ? ipv4(labels) : new Parsed.Accepted(new Host(Kind.NAME, ascii.get()));
    }

    /// Four numbers without leading zeros, which some programs take for octal ones.
    private static Parsed ipv4(String[] labels) {
        boolean usual = labels.length == 4;
        for (String label : labels) {
            usual &= OCTET.matcher(label).matches() && Integer.parseInt(label) <= 255;
        }
        return usual
                ? new Parsed.Accepted(new Host(Kind.IPV4, String.join(".", labels)))
                : new Parsed.Rejected(Reason.NUMERIC);
    }

    /// Lower case, in ASCII, without the dot that ends an absolute name.
    private static Optional<String> ascii(String name) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        try {
            boolean plain = bare.chars().allMatch(character -> character < 0x80);
            String ascii = plain ? bare : IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED);
            return Optional.of(ascii.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }
}
