package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/// A small file as it was: bytes, owner and permissions, or its absence. Restoring is verified by
/// content.
public final class FileSnapshot implements Snapshot {

    private static final int LARGEST = 16 << 20;

    private final Path file;
    private final Optional<byte[]> content;
    private final Optional<PosixFileAttributes> attributes;
    private final AtomicFile.Staging staging;

    private FileSnapshot(
            Path file,
            Optional<byte[]> content,
            Optional<PosixFileAttributes> attributes,
            AtomicFile.Staging staging) {
        this.file = file;
        this.staging = staging;
        this.content = content;
        this.attributes = attributes;
    }

    public static FileSnapshot of(Path file) throws ProblemException {
        return of(file, AtomicFile.Staging.BESIDE_FILE);
    }

    /// An entry of the index of instances, whose folder takes nothing but finished entries.
    public static FileSnapshot ofIndexEntry(Path file) throws ProblemException {
        return of(file, AtomicFile.Staging.BESIDE_FOLDER);
    }

    private static FileSnapshot of(Path file, AtomicFile.Staging staging) throws ProblemException {
        try {
            Optional<byte[]> content = read(file);
            Optional<PosixFileAttributes> attributes =
                    content.isPresent() ? attributes(file) : Optional.empty();
            return new FileSnapshot(file, content, attributes, staging);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /// Puts the file back, atomically where it has content.
    @Override
    public void restore() throws ProblemException {
        try {
            if (content.isPresent()) {
                AtomicFile.restore(file, content.get(), attributes, staging);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    @Override
    public void requireRestored() throws ProblemException {
        try {
            Optional<byte[]> now = read(file);
            boolean same =
                    now.isPresent() == content.isPresent()
                            && Arrays.equals(now.orElse(null), content.orElse(null));
            if (!same) {
                throw new ProblemException(
                        Problem.blocker(ProblemId.DISK_IO, "", file.toString())
                                .because(Reason.of(now.isPresent() ? "other-content" : "missing")));
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(AtomicFile.read(file, LARGEST));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<PosixFileAttributes> attributes(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Optional.of(Files.readAttributes(file, PosixFileAttributes.class))
                : Optional.empty();
    }

    private static ProblemException unusable(Path file, IOException e) {
        return FileProblems.of(file, e);
    }
}
