package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileProblems;
import dev.tentaclesetup.core.host.FileSnapshot;
import dev.tentaclesetup.core.host.Snapshot;
import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One small file that is deleted, with the folders around it that are empty then; all of it can be
/// put back.
public final class DeletedFiles {

    private final Path file;
    private final List<Path> foldersIfEmpty;
    private final Copying copying;
    private final List<Folder> folders = new ArrayList<>();
    private final Snapshots before = new Snapshots();

    private DeletedFiles(Path file, List<Path> foldersIfEmpty, Copying copying) {
        this.file = file;
        this.foldersIfEmpty = List.copyOf(foldersIfEmpty);
        this.copying = copying;
    }

    /// @param foldersIfEmpty innermost first
    public static DeletedFiles of(Path file, List<Path> foldersIfEmpty) {
        return new DeletedFiles(file, foldersIfEmpty, FileSnapshot::of);
    }

    /// The entry of an instance in the index.
    ///
    /// @param foldersIfEmpty innermost first
    public static DeletedFiles ofIndexEntry(Path file, List<Path> foldersIfEmpty) {
        return new DeletedFiles(file, foldersIfEmpty, FileSnapshot::ofIndexEntry);
    }

    /// Copies a file before it is deleted.
    @FunctionalInterface
    private interface Copying {
        Snapshot of(Path file) throws ProblemException;
    }

    private record Folder(Path path, Optional<PosixFileAttributes> attributes) {}

    Path file() {
        return file;
    }

    void delete() throws ProblemException {
        before.note(copying.of(file));
        try {
            Files.deleteIfExists(file);
            for (Path folder : foldersIfEmpty) {
                deleteIfEmpty(folder);
            }
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    private void deleteIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Optional<PosixFileAttributes> attributes =
                posix
                        ? Optional.of(Files.readAttributes(folder, PosixFileAttributes.class))
                        : Optional.empty();
        try {
            Files.delete(folder);
            folders.add(new Folder(folder, attributes));
        } catch (DirectoryNotEmptyException e) {
            // It has other files in it, so it stays.
        }
    }

    void restore() throws ProblemException, InterruptedException {
        try {
            for (Folder folder : folders.reversed()) {
                Files.createDirectories(folder.path());
                if (folder.attributes().isPresent()) {
                    Files.setPosixFilePermissions(
                            folder.path(), folder.attributes().get().permissions());
                    Files.setOwner(folder.path(), folder.attributes().get().owner());
                }
            }
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
        before.restore();
    }

    void requireRestored() throws ProblemException, InterruptedException {
        before.requireRestored();
    }

    void requireDeleted() throws ProblemException {
        if (Files.exists(file)) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.DISK_IO, "", file.toString())
                            .because(Reason.of("still-there")));
        }
    }
}
