package dev.tentaclesetup.core.host;

import java.io.IOException;
import java.nio.file.Path;

/// Where a folder really is: two spellings of the same one (links, `..`, on Windows also case,
/// short names and dots at the end) have the same real path.
public final class RealFolder {

    private RealFolder() {}

    /// The path with everything resolved that exists; what does not exist yet is added as written.
    public static Path of(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        for (Path existing = path; existing != null; existing = existing.getParent()) {
            try {
                return existing.toRealPath().resolve(existing.relativize(path)).normalize();
            } catch (IOException missing) {
                // The folder above may exist, or may be resolved where this one may not be read.
            }
        }
        return path;
    }

    /// Whether one of the two is the other one, or in it.
    public static boolean overlap(Path one, Path other) {
        Path first = of(one);
        Path second = of(other);
        return first.startsWith(second) || second.startsWith(first);
    }
}
