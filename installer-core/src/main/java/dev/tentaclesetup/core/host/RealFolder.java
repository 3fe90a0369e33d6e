package dev.tentaclesetup.core.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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

    /// The real path, and those at which the same folder is mounted once more.
    public static List<Path> all(Path folder) {
        return MountPoints.ofHost().paths(of(folder));
    }

    /// Whether one of the two is the other one, or in it.
    public static boolean overlap(Path one, Path other) {
        return in(one, other) || in(other, one);
    }

    /// Whether the first one is the second one, or in it.
    public static boolean in(Path inner, Path outer) {
        Path second = of(outer);
        return all(inner).stream().anyMatch(path -> path.startsWith(second));
    }
}
