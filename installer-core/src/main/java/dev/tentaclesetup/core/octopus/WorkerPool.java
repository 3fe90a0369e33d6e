package dev.tentaclesetup.core.octopus;

/// A worker pool.
///
/// @param item its names
/// @param acceptsWorkers false for pools whose workers the server makes itself
public record WorkerPool(NamedItem item, boolean acceptsWorkers) {}
