package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.json.Json;
import dev.tentaclesetup.instance.json.JsonException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// For which server each trusted certificate was set up. An entry of the trust list that listens
/// has no address, so that without this a new certificate of a server could not be told from a
/// second server. Stored under a key of our own, which the official program keeps
/// [tentacle-configuration 3.1]; an instance without it, or with one that cannot be read, is one of
/// which nothing is known.
///
/// @param servers the certificates of each server, by its web address
public record TrustOrigins(Map<String, List<Thumbprint>> servers) {

    /// Nothing is known.
    public static final TrustOrigins UNKNOWN = new TrustOrigins(Map.of());

    /// Of certificates that were given without calling a server.
    public static final String OFFLINE = "offline";

    static final String KEY = "TentacleSetup.TrustOrigins";

    public TrustOrigins {
        var copy = new TreeMap<String, List<Thumbprint>>();
        servers.forEach((server, certificates) -> copy.put(server, List.copyOf(certificates)));
        servers = Collections.unmodifiableMap(copy);
    }

    /// The certificates that were set up for a server.
    public List<Thumbprint> of(String server) {
        return servers.getOrDefault(server, List.of());
    }

    /// With these certificates of a server, in place of others.
    public TrustOrigins with(String server, List<Thumbprint> certificates) {
        var changed = new LinkedHashMap<>(servers);
        changed.put(server, certificates);
        return new TrustOrigins(changed);
    }

    /// Without certificates that are trusted no longer.
    public TrustOrigins retaining(Collection<Thumbprint> trusted) {
        var kept = new LinkedHashMap<String, List<Thumbprint>>();
        servers.forEach((server, certificates) -> {
            List<Thumbprint> rest = certificates.stream().filter(trusted::contains).toList();
            if (!rest.isEmpty()) {
                kept.put(server, rest);
            }
        });
        return new TrustOrigins(kept);
    }

    static TrustOrigins read(Settings settings) {
        Optional<String> text = settings.value(KEY);
        try {
            return text.isPresent() && Json.read(text.get()) instanceof Json.Obj servers
                    ? read(servers)
                    : UNKNOWN;
        } catch (JsonException | IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    private static TrustOrigins read(Json.Obj members) {
        var servers = new LinkedHashMap<String, List<Thumbprint>>();
        members.members()
                .forEach((server, list) -> {
                    if (list instanceof Json.Array(List<Json> elements)) {
                        servers.put(server, elements.stream().map(TrustOrigins::read).toList());
                    }
                });
        return new TrustOrigins(servers);
    }

    private static Thumbprint read(Json element) {
        return new Thumbprint(element.asText().orElse(""));
    }

    Settings write(Settings settings) {
        return servers.isEmpty() ? settings.without(KEY) : settings.with(KEY, text());
    }

    private String text() {
        var members = new LinkedHashMap<String, Json>();
        servers.forEach((server, certificates) ->
                members.put(
                        server,
                        new Json.Array(
                                certificates.stream()
                                        .map(print -> Json.text(print.hex()))
                                        .toList())));
        return new Json.Obj(members).compact();
    }
}
