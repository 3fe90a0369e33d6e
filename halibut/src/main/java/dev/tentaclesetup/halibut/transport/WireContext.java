package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Compression;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.SpoolFolder;

/// What all connections of a runtime share.
///
/// @param keepAlive whether connections on which nothing is said are probed
public record WireContext(
        Limits limits, Compression compression, SpoolFolder spool, boolean keepAlive) {}
