package dev.tentaclesetup.core.step;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A file or folder with everything below it.
final class FileTree {

    private FileTree() {}

    /// Deletes it. Links are deleted, not followed. Harmless when there is nothing.
    static void delete(Path root) throws IOException {
        if (Files.isDirectory(root) && !Files.isSymbolicLink(root)) {
            Files.walkFileTree(root, new Deleting());
        } else {
            Files.deleteIfExists(root);
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error)
                throws IOException {
            if (error != null) {
                throw error;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
