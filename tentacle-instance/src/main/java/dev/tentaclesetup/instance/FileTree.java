package dev.tentaclesetup.instance;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A file, or a folder with everything below it.
public final class FileTree {

    private FileTree() {}

    /// Deletes it. Links are deleted, not followed. Harmless when there is nothing.
    ///
    /// @throws IOException at the first file that cannot be deleted
    public static void delete(Path root) throws IOException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(root, new Deletion());
        }
    }

    /// Deletes as much of it as can be deleted.
    ///
    /// @param kept is given each file and folder that stays, and why
    /// @return whether nothing is left
    public static boolean deleteAllPossible(Path root, BiConsumer<Path, IOException> kept) {
        try {
            if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(root, new DeletionOfThePossible(kept));
            }
        } catch (IOException e) {
            kept.accept(root, e);
        }
        return !Files.exists(root, LinkOption.NOFOLLOW_LINKS);
    }

    private static class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            return delete(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error)
                throws IOException {
            if (error != null) {
                throw error;
            }
            return delete(folder);
        }

        FileVisitResult delete(Path path) throws IOException {
            Files.deleteIfExists(path);
            return FileVisitResult.CONTINUE;
        }
    }

    private static final class DeletionOfThePossible extends Deletion {
        private final BiConsumer<Path, IOException> kept;

        DeletionOfThePossible(BiConsumer<Path, IOException> kept) {
            this.kept = kept;
        }

        /// A folder that cannot be listed may still be empty.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException error) {
            return delete(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error) {
            return delete(folder);
        }

        @Override
        FileVisitResult delete(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                kept.accept(path, e);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
