package dev.tentaclesetup.halibut;

/// What all connections of a runtime share.
///
/// @param keepAlive whether connections on which nothing is said are probed
record WireContext(Limits limits, Compression compression, SpoolFolder spool, boolean keepAlive) {}
