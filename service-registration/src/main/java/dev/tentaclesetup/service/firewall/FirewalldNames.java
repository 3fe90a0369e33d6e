package dev.tentaclesetup.service.firewall;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/// How a rule and its name are written in firewalld.
final class FirewalldNames {
    private static final int LONGEST = 120;

    private FirewalldNames() {}

    /// The service that belongs to an instance: its letters, digits and hyphens as they are, any
    /// other byte as `_` and two hexadecimal digits, so that two instances never share one.
    static String service(String instance) {
        var name = new StringBuilder("tentacle-setup-");
        byte[] bytes = instance.getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            boolean plain =
                    (b >= '0' && b <= '9')
                            || (b >= 'A' && b <= 'Z')
                            || (b >= 'a' && b <= 'z')
                            || b == '-';
            name.append(plain ? "" + (char) b : String.format("_%02x", b));
        }
        return name.length() <= LONGEST
                ? name.toString()
                : name.substring(0, LONGEST - 34) + "_h" + digest(bytes);
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// What lets the callers of a rule in.
    ///
    /// @param named by the service's name; otherwise by the port
    static List<ZoneEntry> accepts(FirewallRule rule, boolean named) {
        String service = service(rule.instance());
        if (rule.from().isEmpty()) {
            return List.of(
                    named
                            ? new ZoneEntry.Service(service)
                            : new ZoneEntry.Port(rule.port() + "/tcp"));
        }
        String what =
                named ? element(service) : "port port=\"" + rule.port() + "\" protocol=\"tcp\"";
        Function<RemoteAddress, ZoneEntry> rich =
                from ->
                        new ZoneEntry.Rich(
                                "rule family=\""
                                        + (from.version6() ? "ipv6" : "ipv4")
                                        + "\" source address=\""
                                        + from
                                        + "\" "
                                        + what
                                        + " accept");
        return rule.from().stream().map(rich).toList();
    }

    /// Everything in a zone that names the service.
    static List<ZoneEntry> named(ZoneListing zone, String service) {
        var entries = new ArrayList<ZoneEntry>();
        if (zone.services().contains(service)) {
            entries.add(new ZoneEntry.Service(service));
        }
        naming(zone.rich(), service).forEach(rule -> entries.add(new ZoneEntry.Rich(rule)));
        return entries;
    }

    /// The rich rules that name the service.
    static List<String> naming(List<String> rich, String service) {
        return rich.stream().filter(rule -> rule.contains(element(service))).toList();
    }

    private static String element(String service) {
        return "service name=\"" + service + "\"";
    }
}
