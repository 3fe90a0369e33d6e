package dev.tentaclesetup.halibut;

import java.nio.file.Path;

/// What all connections of a runtime share.
record WireContext(Limits limits, Compression compression, Path temporaryFolder) {}
