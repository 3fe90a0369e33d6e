package dev.tentaclesetup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everything below a folder, comparable: kinds, permissions and contents by relative path.
final class Tree {

    private Tree() {}

    /// @param except a child of the folder that is left out
    static SortedMap<String, String> of(Path folder, String... except) throws IOException {
        var tree = new TreeMap<String, String>();
        if (!Files.exists(folder)) {
            return tree;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                String name = folder.relativize(path).toString();
                if (Arrays.stream(except).noneMatch(name::startsWith)) {
                    tree.put(name, words(path));
                }
            }
        }
        return tree;
    }

    private static String words(Path path) throws IOException {
        String mode =
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        return Files.isRegularFile(path)
                ? mode + " " + Arrays.hashCode(Files.readAllBytes(path))
                : mode;
    }
}
