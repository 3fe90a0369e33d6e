package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The peers that may call us or poll us; changeable at any time from any thread.
final class TrustList {

    private final Set<Thumbprint> trusted = ConcurrentHashMap.newKeySet();

    TrustList(Collection<Thumbprint> first) {
        trusted.addAll(first);
    }

    void add(Thumbprint thumbprint) {
        trusted.add(thumbprint);
    }

    void remove(Thumbprint thumbprint) {
        trusted.remove(thumbprint);
    }

    /// New thumbprints are added before old ones are removed, so that a peer on both lists is
    /// trusted all the time.
    void replace(Collection<Thumbprint> thumbprints) {
        trusted.addAll(thumbprints);
        trusted.retainAll(Set.copyOf(thumbprints));
    }

    boolean contains(Thumbprint thumbprint) {
        return trusted.contains(thumbprint);
    }
}
