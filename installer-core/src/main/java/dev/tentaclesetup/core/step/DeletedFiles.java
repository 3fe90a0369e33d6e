package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileProblems;
import dev.tentaclesetup.core.host.FileSnapshot;
import dev.tentaclesetup.core.host.Snapshot;
import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.FileTree;
import dev.tentaclesetup.instance.LockFile;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// One small file that is deleted, with the folders around it that are empty then; all of it can be
/// put back.
public final class DeletedFiles {

    private static final String LOCK = ".lock";

    private final Path file;
    private final List<Path> foldersIfEmpty;
    private final List<Rest> rests;
    private final Copying copying;
    private final List<Folder> folders = new ArrayList<>();
    private final Snapshots before = new Snapshots();

    private DeletedFiles(Path file, List<Path> foldersIfEmpty, List<Rest> rests, Copying copying) {
        this.file = file;
        this.foldersIfEmpty = List.copyOf(foldersIfEmpty);
        this.rests = List.copyOf(rests);
        this.copying = copying;
    }

    /// What a process that was killed while it wrote has left: copies of the file, which may hold
    /// its secrets, its lock, and the proof that its folder can be written.
    ///
    /// @param folder where it is
    /// @param start of its name
    private record Rest(Path folder, String start) {

        List<Path> found() throws IOException {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(path -> path.getFileName().toString().startsWith(start))
                        .toList();
            }
        }
    }

    /// @param foldersIfEmpty innermost first
    public static DeletedFiles of(Path file, List<Path> foldersIfEmpty) {
        Path folder = Objects.requireNonNull(file.getParent(), "an absolute file has one");
        String hidden = "." + file.getFileName();
        return new DeletedFiles(
                file,
                foldersIfEmpty,
                List.of(
                        new Rest(folder, hidden + ".new-"),
                        new Rest(folder, hidden + LOCK),
                        new Rest(folder, FoldersStep.PROBE)),
                FileSnapshot::of);
    }

    /// The entry of an instance in the index.
    ///
    /// @param foldersIfEmpty innermost first
    public static DeletedFiles ofIndexEntry(Path file, List<Path> foldersIfEmpty) {
        Path index = Objects.requireNonNull(file.getParent(), "an absolute file has one");
        Path around = Objects.requireNonNull(index.getParent(), "an index is below a root");
        return new DeletedFiles(
                file,
                foldersIfEmpty,
                List.of(
                        new Rest(around, "." + file.getFileName() + ".new-"),
                        new Rest(around, ".instances" + LOCK)),
                FileSnapshot::ofIndexEntry);
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
            for (Rest rest : rests) {
                for (Path left : rest.found()) {
                    delete(left);
                }
            }
            for (Path folder : foldersIfEmpty) {
                deleteIfEmpty(folder);
            }
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    /// A lock may be held just now, by a run of another instance.
    private static void delete(Path left) throws IOException {
        if (left.getFileName().toString().endsWith(LOCK)) {
            Optional<LockFile> lock = LockFile.tryTake(left, "");
            if (lock.isPresent()) {
                lock.get().close(); // which deletes it
            }
        } else {
            FileTree.delete(left);
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

    /// Whether neither the file nor anything around it is there that goes with it.
    boolean gone() throws ProblemException {
        try {
            for (Rest rest : rests) {
                if (!rest.found().isEmpty()) {
                    return false;
                }
            }
            for (Path folder : foldersIfEmpty) {
                if (Files.isDirectory(folder) && empty(folder)) {
                    return false;
                }
            }
            return !Files.exists(file);
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findFirst().isEmpty();
        }
    }

    void requireDeleted() throws ProblemException {
        if (Files.exists(file)) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.DISK_IO, "", file.toString())
                            .because(Reason.of("still-there")));
        }
    }
}
