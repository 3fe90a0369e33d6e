package dev.tentaclesetup.practice.store;

import java.util.Set;

/// One permission in one space.
///
/// @param environmentIds the only environments it holds in; empty means all
public record Grant(Permission permission, String spaceId, Set<String> environmentIds) {

    /// Copies the set.
    public Grant {
        environmentIds = Set.copyOf(environmentIds);
    }

    /// Whether it holds for that permission there, in at least one environment.
    boolean concerns(Permission wanted, String space) {
        return permission == wanted && spaceId.equals(space);
    }

    /// Whether it holds in that environment.
    boolean covers(String environmentId) {
        return environmentIds.isEmpty() || environmentIds.contains(environmentId);
    }
}
