package dev.tentaclesetup.practice.store;

/// A machine policy [octopus-api 5.5].
public record MachinePolicy(String id, String spaceId, String name, String description, Kind kind)
        implements Item {

    /// The difference between policies that matters to an installer.
    public enum Kind {
        /// The one that machines get when none is named; it keeps every machine.
        DEFAULT,
        /// Keeps every machine.
        KEEPING,
        /// Deletes machines that are unavailable for long.
        DELETING_UNAVAILABLE
    }
}
