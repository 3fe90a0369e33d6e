package dev.tentaclesetup.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Reads and replaces small files so that a reader, a crash or a full disk never meets half of one.
///
/// The new content is written and forced to disk in a staging folder on the same file system, then
/// renamed over the target. What a killed process leaves of it is removed by the next [#write], so
/// two writers of one file must keep each other out, for example by a [LockFile].
public final class AtomicFile {

    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    private static final String CONTENT = "content";

    private AtomicFile() {}

    /// Where the staging folder is made.
    public enum Staging {
        /// In the folder of the file.
        BESIDE_FILE,
        /// Next to the folder of the file, which then never holds anything but finished files. For
        /// the index of instances: the official program takes every file in it for an instance and
        /// fails for all instances when one is broken [tentacle-configuration 2.1].
        BESIDE_FOLDER
    }

    /// @param limit the greatest number of bytes accepted
    /// @throws IOException also when it is no regular file, so that a pipe cannot hang the reader,
    ///   or larger
    public static byte[] read(Path file, int limit) throws IOException {
        if (!Files.isRegularFile(file)) {
            Files.readAttributes(file, "size"); // says why, when it is missing or not allowed
            throw new IOException("not a regular file: " + file);
        }
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw new IOException("larger than " + limit + " bytes: " + file);
            }
            return content;
        }
    }

    /// Replaces or creates a file, staged beside it. One that exists keeps its owner, group and
    /// mode, and a symbolic link stays one.
    ///
    /// @param mode of a file that did not exist, for example `rw-------`
    public static void write(Path file, byte[] content, String mode) throws IOException {
        write(file, content, mode, Staging.BESIDE_FILE);
    }

    /// The same with a choice of where it is staged.
    public static void write(Path file, byte[] content, String mode, Staging where)
            throws IOException {
        Path target = target(file);
        removeLeftovers(stagingParent(target, where), prefix(target));
        replace(target, content, where, fresh -> adopt(fresh, target, mode));
    }

    /// Puts a file back as it was. Removes no leftovers, so that it may run beside a writer.
    ///
    /// @param attributes owner, group and mode that it had; empty where files have none
    public static void restore(
            Path file, byte[] content, Optional<PosixFileAttributes> attributes, Staging where)
            throws IOException {
        replace(
                target(file),
                content,
                where,
                fresh -> {
                    if (attributes.isPresent()) {
                        copy(attributes.get(), view(fresh));
                    }
                });
    }

    /// Gives a staged file its owner and mode.
    @FunctionalInterface
    private interface Dressing {
        void apply(Path fresh) throws IOException;
    }

    private static void replace(Path target, byte[] content, Staging where, Dressing dressing)
            throws IOException {
        Path staging =
                Files.createTempDirectory(
                        stagingParent(target, where), prefix(target), attributes("rwx------"));
        try {
            Path fresh = staging.resolve(CONTENT);
            writeForced(fresh, content);
            dressing.apply(fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            removeStaging(staging);
        }
        forceFolder(parent(target));
    }

    /// A link that leads to nothing is replaced itself.
    private static Path target(Path file) throws IOException {
        return Files.isSymbolicLink(file) && Files.exists(file)
                ? file.toRealPath()
                : file.toAbsolutePath();
    }

    private static Path stagingParent(Path target, Staging where) throws IOException {
        return switch (where) {
            case BESIDE_FILE -> parent(target);
            // the real folder, because the link to it may be on another file system
            case BESIDE_FOLDER -> parent(parent(target).toRealPath());
        };
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".new-";
    }

    private static void writeForced(Path fresh, byte[] content) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(fresh, options, attributes("rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void adopt(Path fresh, Path target, String mode) throws IOException {
        if (!POSIX) {
            return;
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            copy(Files.readAttributes(target, PosixFileAttributes.class), view(fresh));
        } else {
            view(fresh).setPermissions(PosixFilePermissions.fromString(mode));
        }
    }

    private static void copy(PosixFileAttributes old, PosixFileAttributeView fresh)
            throws IOException {
        PosixFileAttributes now = fresh.readAttributes();
        if (!now.group().equals(old.group())) {
            fresh.setGroup(old.group());
        }
        if (!now.owner().equals(old.owner())) {
            fresh.setOwner(old.owner());
        }
        fresh.setPermissions(old.permissions());
    }

    private static PosixFileAttributeView view(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class);
    }

    private static void removeLeftovers(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(
                        folder, entry -> entry.getFileName().toString().startsWith(prefix))) {
            for (Path leftover : leftovers) {
                removeStaging(leftover);
            }
        }
    }

    /// What cannot be removed is no reason to fail: it does no harm, and the next write tries
    /// again.
    private static void removeStaging(Path staging) {
        try {
            Files.deleteIfExists(staging.resolve(CONTENT));
            Files.deleteIfExists(staging);
        } catch (IOException e) {
            // asked for only here: a logger is slow to load, and the agent reads at its start
            System.getLogger(AtomicFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "left behind: " + staging, e);
        }
    }

    /// Makes the rename itself survive a power failure.
    private static void forceFolder(Path folder) throws IOException {
        if (POSIX) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// The folder that a file is in.
    static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("not a file: " + file);
        }
        return parent;
    }

    private static FileAttribute<?>[] attributes(String mode) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }
}
