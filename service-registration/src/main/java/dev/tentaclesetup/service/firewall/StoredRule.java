package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.firewall.FirewallRule.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A rule as Windows keeps it in the registry: `v2.31|Action=Allow|Dir=In|LPort=10933|…|` (MS-GPFAS
/// 2.2.2.19). The same in every language of Windows, unlike what `netsh` prints.
///
/// @param fields each as often as it is there
record StoredRule(Map<String, List<String>> fields) {
    private static final int LONGEST = 256 * 1024;
    private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,3}");
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    /// The protocol's number.
    private static final String TCP = "6";

    private static final int VERSION4_BITS = 32;

    /// The fields that this class understands, and those that do not limit a rule. Every other
    /// field does.
    private static final Set<String> UNDERSTOOD =
            Set.of(
                    "Action",
                    "Active",
                    "Dir",
                    "Protocol",
                    "Profile",
                    "LPort",
                    "LPort2_10",
                    "RA4",
                    "RA6",
                    "Name",
                    "Desc",
                    "EmbedCtxt",
                    "Edge");

    /// @return empty for what is no rule, or longer than a real rule can be
    static Optional<StoredRule> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = text.split("\\|", -1);
        if (!VERSION.matcher(parts[0]).matches() || !parts[parts.length - 1].isEmpty()) {
            return Optional.empty();
        }
        var fields = new HashMap<String, List<String>>();
        for (int i = 1; i < parts.length - 1; i++) {
            int sign = parts[i].indexOf('=');
            if (sign < 1) {
                return Optional.empty();
            }
            fields.computeIfAbsent(parts[i].substring(0, sign), key -> new ArrayList<>())
                    .add(parts[i].substring(sign + 1));
        }
        return Optional.of(new StoredRule(fields));
    }

    /// Empty when it has none.
    String name() {
        return String.join("", all("Name"));
    }

    /// This rule in our words.
    ///
    /// @return empty when it says anything that ours never say: it was changed by hand
    Optional<FirewallRule> read(String instance) {
        List<Optional<RemoteAddress>> from = remote().map(StoredRule::address).toList();
        Optional<Set<Profile>> profiles = profiles();
        boolean plain = opensTcp() && is("Protocol", TCP) && all("LPort2_10").isEmpty();
        if (!plain || profiles.isEmpty() || from.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return singlePort()
                .map(port ->
                        FirewallRule.of(instance, port)
                                .withFrom(from.stream().flatMap(Optional::stream).toList())
                                .withProfiles(profiles.get()));
    }

    /// Whether this rule lets in all the callers of the other one.
    boolean opens(FirewallRule rule) {
        Optional<Set<Profile>> profiles = profiles();
        return opensTcp()
                && profiles.isPresent()
                && lets(rule.port())
                && lets(rule.from())
                && WindowsRules.all(profiles.get()).containsAll(WindowsRules.all(rule.profiles()));
    }

    private boolean opensTcp() {
        return is("Action", "Allow")
                && is("Active", "TRUE")
                && is("Dir", "In")
                && (all("Protocol").isEmpty() || is("Protocol", TCP))
                && UNDERSTOOD.containsAll(fields.keySet());
    }

    private boolean lets(int port) {
        List<String> ports =
                Stream.concat(all("LPort").stream(), all("LPort2_10").stream()).toList();
        return ports.isEmpty() || ports.stream().anyMatch(text -> includes(text, port));
    }

    private static boolean includes(String ports, int port) {
        Matcher range = PORTS.matcher(ports);
        if (!range.matches()) {
            return false;
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        return first <= port && port <= last;
    }

    private boolean lets(List<RemoteAddress> callers) {
        List<RemoteAddress> from =
                remote().map(StoredRule::address).flatMap(Optional::stream).toList();
        boolean anybody = remote().findAny().isEmpty();
        return anybody || (!callers.isEmpty() && from.containsAll(callers));
    }

    private Optional<Integer> singlePort() {
        return Optional.of(all("LPort"))
                .filter(ports -> ports.size() == 1 && ports.getFirst().matches("\\d{1,5}"))
                .map(ports -> Integer.parseInt(ports.getFirst()))
                .filter(port -> port >= 1 && port <= 65_535);
    }

    /// @return empty for a kind of network that is not known
    private Optional<Set<Profile>> profiles() {
        Set<Profile> found = EnumSet.noneOf(Profile.class);
        for (String text : all("Profile")) {
            Optional<Profile> profile =
                    Stream.of(Profile.values())
                            .filter(known -> known.name().equals(text.toUpperCase(Locale.ROOT)))
                            .findFirst();
            if (profile.isEmpty()) {
                return Optional.empty();
            }
            found.add(profile.get());
        }
        return Optional.of(found);
    }

    private Stream<String> remote() {
        return Stream.of(all("RA4"), all("RA6")).flatMap(Collection::stream);
    }

    /// Windows writes masks, and may write one address as a range from itself to itself.
    private static Optional<RemoteAddress> address(String text) {
        int dash = text.indexOf('-');
        if (dash > 0 && text.substring(0, dash).equals(text.substring(dash + 1))) {
            return RemoteAddress.parse(text.substring(0, dash));
        }
        int slash = text.indexOf('/');
        if (slash > 0 && text.indexOf('.', slash) > 0) {
            return prefix(text.substring(slash + 1))
                    .flatMap(
                            prefix -> RemoteAddress.parse(text.substring(0, slash) + "/" + prefix));
        }
        return RemoteAddress.parse(text);
    }

    private static Optional<Integer> prefix(String mask) {
        if (!mask.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return Optional.empty();
        }
        long bits = 0;
        for (String part : mask.split("\\.", -1)) {
            bits = bits << 8 | Integer.parseInt(part);
        }
        int ones = Long.bitCount(bits);
        long wanted = (1L << VERSION4_BITS) - (1L << (VERSION4_BITS - ones));
        return bits == wanted ? Optional.of(ones) : Optional.empty();
    }

    private boolean is(String field, String value) {
        return all(field).equals(List.of(value));
    }

    private List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }
}
