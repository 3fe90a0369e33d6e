package dev.tentaclesetup.halibut.wire;

import java.net.IDN;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import org.jspecify.annotations.Nullable;

/// The forms in which a host's name is used: one to compare and dial, one to name to a TLS server.
public final class HostName {

    private static final int LONGEST = 253;

    private HostName() {}

    /// Lower case, and ASCII where the name is in another alphabet.
    ///
    /// @throws IllegalArgumentException if it is neither a name nor an address without brackets
    static String normalise(String host) {
        String ascii = isAscii(host) ? host : toAscii(host);
        String lower = ascii.toLowerCase(Locale.ROOT);
        boolean fits =
                lower.indexOf(':') < 0
                        ? lower.chars().allMatch(HostName::nameCharacter) && !lower.startsWith(".")
                        : lower.chars().allMatch(HostName::addressCharacter);
        if (!fits || lower.isEmpty() || lower.length() > LONGEST + 1) {
            throw new IllegalArgumentException("not a host: '" + Printable.line(host) + "'");
        }
        return lower;
    }

    /// The name that a TLS server gets so that it can choose among names: never an address, and
    /// without the dot that ends an absolute name (RFC 6066).
    ///
    /// @return null for an address, and for a name that is none to DNS
    public static @Nullable SNIHostName forTls(String normalised) {
        String name =
                normalised.endsWith(".")
                        ? normalised.substring(0, normalised.length() - 1)
                        : normalised;
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean address = name.indexOf(':') >= 0 || last.chars().allMatch(c -> c <= '9');
        try {
            return address ? null : new SNIHostName(name);
        } catch (IllegalArgumentException e) {
            // With an underscore, for instance: no name to DNS, and TLS servers in Java refuse it.
            return null;
        }
    }

    private static String toAscii(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a host: '" + Printable.line(host) + "'", e);
        }
    }

    private static boolean isAscii(String host) {
        return host.chars().allMatch(c -> c < 0x80);
    }

    private static boolean nameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    }

    /// Of an IPv6 address with or without a zone.
    private static boolean addressCharacter(int c) {
        return nameCharacter(c) || c == ':' || c == '%';
    }
}
