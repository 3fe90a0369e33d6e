package dev.tentaclesetup.practice.store;

/// Something with an id that belongs to one space.
public interface Item {

    /// `{Kind}-{number}`, never used twice.
    String id();

    /// The id of the space; empty for what belongs to none.
    String spaceId();

    /// The display name, unique per kind and space without regard to case.
    String name();

    /// The name's form for addresses; empty for kinds that have none [octopus-api 14.3 #22].
    default String slug() {
        return "";
    }
}
