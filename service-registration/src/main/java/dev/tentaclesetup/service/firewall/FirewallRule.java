package dev.tentaclesetup.service.firewall;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Who may call one instance from outside, over TCP.
///
/// @param instance the instance's name: letters, digits, dots, hyphens, underscores and inner
///   spaces, at most 64 characters
/// @param port 1 to 65535
/// @param from the callers; empty means all
/// @param zone of firewalld, at most 17 letters, digits, underscores, hyphens and slashes; empty
///   means its default zone. Without meaning elsewhere
/// @param profiles of Windows; empty means all of them. Without meaning elsewhere
public record FirewallRule(
        String instance,
        int port,
        List<RemoteAddress> from,
        Optional<String> zone,
        Set<Profile> profiles) {
    private static final Pattern INSTANCE =
            Pattern.compile("[\\p{L}\\p{N}._-](?:[\\p{L}\\p{N}._ -]{0,62}[\\p{L}\\p{N}._-])?");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_/-]{1,17}");

    /// The kinds of networks that Windows distinguishes.
    public enum Profile {
        DOMAIN,
        PRIVATE,
        PUBLIC
    }

    public FirewallRule {
        from = from.stream().distinct().sorted().toList();
        profiles = profiles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(profiles));
        if (!INSTANCE.matcher(instance).matches()) {
            throw new IllegalArgumentException("not an instance's name: '" + instance + "'");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (zone.isPresent() && !isZone(zone.get())) {
            throw new IllegalArgumentException("not a zone: '" + zone.get() + "'");
        }
    }

    /// Open to all callers.
    public static FirewallRule of(String instance, int port) {
        return new FirewallRule(instance, port, List.of(), Optional.empty(), Set.of());
    }

    /// Whether this can be the name of a zone.
    public static boolean isZone(String text) {
        return ZONE.matcher(text).matches();
    }

    /// The same for these callers only.
    public FirewallRule withFrom(List<RemoteAddress> callers) {
        return new FirewallRule(instance, port, callers, zone, profiles);
    }

    /// The same in this zone.
    public FirewallRule withZone(String other) {
        return new FirewallRule(instance, port, from, Optional.of(other), profiles);
    }

    /// The same for these kinds of networks.
    public FirewallRule withProfiles(Set<Profile> others) {
        return new FirewallRule(instance, port, from, zone, others);
    }
}
