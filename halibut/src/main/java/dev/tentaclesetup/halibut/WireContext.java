package dev.tentaclesetup.halibut;

/// What all connections of a runtime share.
record WireContext(Limits limits, Compression compression, SpoolFolder spool) {}
