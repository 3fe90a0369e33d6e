package dev.tentaclesetup.practice.store;

import java.util.List;

/// A tenant [octopus-api 5.7].
///
/// @param tags canonical names, `Set/Tag`
public record Tenant(String id, String spaceId, String name, String slug, List<String> tags)
        implements Item {

    /// Copies the list.
    public Tenant {
        tags = List.copyOf(tags);
    }
}
