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
import java.util.Set;

/// Reads and replaces small files so that a reader, a crash or a full disk never meets half of one.
///
/// The new content is written and forced to disk in a folder beside the target, then renamed over
/// it. It is a folder, and not a file, because the official program takes *every file* in the index
/// for an instance and fails on half of one, but does not enter folders (tentacle-configuration
/// 2.1). What a killed process leaves behind is removed by the next write.
final class AtomicFile {

    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    private static final String CONTENT = "content";

    private AtomicFile() {}

    /// @param limit the greatest number of bytes accepted
    /// @throws IOException also when it is no regular file, so that a pipe cannot hang the reader,
    ///   or larger
    static byte[] read(Path file, int limit) throws IOException {
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

    /// Replaces or creates a file. One that exists keeps its owner, group and mode, and a symbolic
    /// link stays one.
    ///
    /// @param mode of a file that did not exist, for example `rw-------`
    static void write(Path file, byte[] content, String mode) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = parent(target);
        String prefix = "." + target.getFileName() + ".new-";
        removeLeftovers(folder, prefix);
        Path staging = Files.createTempDirectory(folder, prefix, attributes("rwx------"));
        try {
            Path fresh = staging.resolve(CONTENT);
            writeForced(fresh, content);
            adopt(fresh, target, mode);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            removeStaging(staging);
        }
        forceFolder(folder);
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
        var view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            view.setPermissions(PosixFilePermissions.fromString(mode));
            return;
        }
        PosixFileAttributes old = Files.readAttributes(target, PosixFileAttributes.class);
        PosixFileAttributes now = view.readAttributes();
        if (!now.group().equals(old.group())) {
            view.setGroup(old.group());
        }
        if (!now.owner().equals(old.owner())) {
            view.setOwner(old.owner());
        }
        view.setPermissions(old.permissions());
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

    /// Whatever cannot be removed is no reason to fail: it is in nobody's way.
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
