package dev.tentaclesetup.practice.store;

import java.util.List;

/// A tag set for tenants [octopus-api 5.8].
///
/// @param sortOrder its place in lists, from 0
/// @param tags names without the set
public record TagSet(String id, String spaceId, String name, int sortOrder, List<String> tags)
        implements Item {

    /// Copies the list.
    public TagSet {
        tags = List.copyOf(tags);
    }

    /// A tag's canonical name, `Set/Tag`.
    public String canonical(String tag) {
        return name + "/" + tag;
    }
}
