package dev.tentaclesetup.practice.store;

/// A space [octopus-api 3].
///
/// @param role whether it is the default space
public record Space(String id, String name, String slug, String description, Role role)
        implements Item {

    /// Whether requests without a space mean this one.
    public enum Role {
        /// The space that is meant when none is named.
        DEFAULT,
        /// Any other.
        ADDITIONAL
    }

    /// Spaces are not inside a space.
    @Override
    public String spaceId() {
        return "";
    }

    /// Whether requests without a space mean this one.
    public boolean standard() {
        return role == Role.DEFAULT;
    }
}
