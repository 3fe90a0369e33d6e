package dev.tentaclesetup.service.account;

import java.nio.file.Path;
import java.util.Optional;

/// An account as it is on this host.
///
/// @param name as the system spells it
/// @param id the system's number or identifier of it
/// @param group the name of its primary group; empty where there are none
/// @param home the folder it calls home; empty where that is not known
/// @param madeFor the instance that this product made it for; empty when this product did not make
///   it
public record FoundAccount(
        String name,
        String id,
        Optional<String> group,
        Optional<Path> home,
        Optional<String> madeFor) {
    /// Whether this product made it for this instance.
    public boolean madeFor(String instance) {
        return madeFor.equals(Optional.of(instance));
    }
}
