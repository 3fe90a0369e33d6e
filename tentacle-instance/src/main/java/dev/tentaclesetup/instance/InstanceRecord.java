package dev.tentaclesetup.instance;

import java.nio.file.Path;

/// One entry of the [InstanceIndex]: a name that points to a configuration file.
///
/// @param name the name as stored; the official program checks nothing, so this need not be a valid
///   [InstanceName]
/// @param configurationFile absolute path of the configuration file, which may be missing
/// @param indexFile the file of the index that this entry was read from
public record InstanceRecord(String name, Path configurationFile, Path indexFile) {}
