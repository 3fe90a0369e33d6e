package dev.tentaclesetup.agent;

import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An address that is polled, with all entries of the trust list for it. The list has one entry for
/// each pair of certificate and address [tentacle-configuration 3.5], and a server whose
/// certificate is being replaced has two; a connection for each of them would fail for as long as
/// the server presents the other one. So one connection accepts whatever is trusted there.
///
/// @param servers the entries that poll there under the same subscription
/// @param thumbprints that are trusted at the address, those of the entries first
record PolledAddress(List<TrustedServer> servers, List<Thumbprint> thumbprints) {

    PolledAddress {
        servers = List.copyOf(servers);
        thumbprints = List.copyOf(thumbprints);
    }

    /// Entries that cannot be told apart by their address stand alone.
    private record Place(Optional<String> address, Optional<SubscriptionId> subscription) {
        static Place of(TrustedServer server) {
            return new Place(server.comparableAddress(), server.subscription());
        }
    }

    /// In the order of the list.
    static List<PolledAddress> of(List<TrustedServer> trusted) {
        List<TrustedServer> polled = new ArrayList<>();
        Map<Place, List<TrustedServer>> places = new LinkedHashMap<>();
        for (TrustedServer server : trusted) {
            if (server.style().polling()) {
                polled.add(server);
                places.computeIfAbsent(Place.of(server), _ -> new ArrayList<>()).add(server);
            }
        }
        List<PolledAddress> addresses = new ArrayList<>();
        for (List<TrustedServer> servers : places.values()) {
            addresses.add(new PolledAddress(servers, thumbprints(servers, polled)));
        }
        return addresses;
    }

    private static List<Thumbprint> thumbprints(
            List<TrustedServer> servers, List<TrustedServer> polled) {
        List<Thumbprint> thumbprints = new ArrayList<>();
        servers.forEach(server -> thumbprints.add(server.thumbprint()));
        for (TrustedServer other : polled) {
            if (other.sameAddress(servers.getFirst())) {
                thumbprints.add(other.thumbprint());
            }
        }
        return thumbprints.stream().distinct().toList();
    }
}
