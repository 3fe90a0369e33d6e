package dev.tentaclesetup.practice.store;

/// A worker pool [octopus-api 5.9].
///
/// @param sortOrder its place in lists, from 0
public record WorkerPool(
        String id, String spaceId, String name, String slug, Kind kind, int sortOrder)
        implements Item {

    /// Who its workers are.
    public enum Kind {
        /// Registered workers; the pool of steps that name none.
        DEFAULT,
        /// Registered workers.
        STATIC,
        /// Workers lent by the vendor; none can be added.
        DYNAMIC
    }

    /// Whether workers can be registered in it.
    public boolean takesWorkers() {
        return kind != Kind.DYNAMIC;
    }
}
