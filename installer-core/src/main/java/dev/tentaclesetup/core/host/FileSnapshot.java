package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/// A small file as it was: bytes, owner and permissions, or its absence. Restoring is verified by
/// content.
public final class FileSnapshot {

    private static final long LARGEST = 16 << 20;

    private final Path file;
    private final Optional<byte[]> content;
    private final Optional<PosixFileAttributes> attributes;

    private FileSnapshot(
            Path file, Optional<byte[]> content, Optional<PosixFileAttributes> attributes) {
        this.file = file;
        this.content = content;
        this.attributes = attributes;
    }

    public static FileSnapshot of(Path file) throws ProblemException {
        try {
            Optional<byte[]> content = read(file);
            return new FileSnapshot(
                    file, content, content.isPresent() ? attributes(file) : Optional.empty());
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /// Whether there was a file.
    boolean existed() {
        return content.isPresent();
    }

    /// Puts the file back, atomically where it has content.
    public void restore() throws ProblemException {
        try {
            if (content.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Path temporary = Files.createTempFile(file.getParent(), ".restore", "");
            try {
                Files.write(temporary, content.get());
                if (attributes.isPresent()) {
                    Files.setPosixFilePermissions(temporary, attributes.get().permissions());
                    Files.setOwner(temporary, attributes.get().owner());
                }
                move(temporary);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private void move(Path temporary) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Fails unless the file is as it was.
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
            if (Files.size(file) > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            return Optional.of(Files.readAllBytes(file));
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
