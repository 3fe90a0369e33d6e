package dev.tentaclesetup.agent.transfer;

import dev.tentaclesetup.agent.script.FreeSpace;
import dev.tentaclesetup.agent.script.NameRules;
import dev.tentaclesetup.contracts.FileTransferService;
import dev.tentaclesetup.contracts.UploadResult;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.instance.LockFile;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Uploads and downloads [tentacle-services 8]. A relative path counts from the instance's home; an
/// absolute one is taken as it is, because deployments may go to any folder, with this process's
/// rights.
public final class FileTransferHandler implements FileTransferService {
    private static final int BLOCK = 128 * 1024;

    private final Path home;

    /// @param home the instance's home, absolute
    public FileTransferHandler(Path home) {
        this.home = home;
    }

    @Override
    public UploadResult uploadFile(String remotePath, @Nullable DataStream upload)
            throws IOException {
        Path target = resolve(remotePath);
        if (upload == null) {
            return new UploadResult(target.toString(), null, 0);
        }
        if (endsInSeparator(remotePath) || Files.isDirectory(target)) {
            throw new IOException("Access to the path '" + target + "' is denied.");
        }
        Path folder = target.resolveSibling(".").normalize();
        createFolders(folder);
        FreeSpace.require(folder, upload.length(), alreadyOnTheDiskOf(folder, upload));
        return replace(target, upload);
    }

    /// What waits on the same disk is moved, and needs no space a second time.
    private static long alreadyOnTheDiskOf(Path folder, DataStream upload) throws IOException {
        Optional<Path> waiting = upload.file();
        boolean there =
                waiting.isPresent()
                        && Files.getFileStore(waiting.get()).equals(Files.getFileStore(folder));
        return there ? upload.length() : 0;
    }

    private static void createFolders(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("The file '" + e.getFile() + "' already exists.", e);
        }
    }

    /// Writes beside the target and moves: a reader of the target sees the old file or the new one,
    /// and a broken transfer leaves the old one. A link is replaced, not followed.
    private static UploadResult replace(Path target, DataStream upload) throws IOException {
        Path part = target.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Optional<byte[]> made = upload.sha1();
            upload.saveTo(part);
            long length = Files.size(part);
            String hash = HexFormat.of().formatHex(made.isPresent() ? made.get() : sha1(part));
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new UploadResult(target.toString(), hash, length);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static byte[] sha1(Path file) throws IOException {
        MessageDigest digest = sha1();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
        }
        return digest.digest();
    }

    @Override
    public @Nullable DataStream downloadFile(String remotePath) throws IOException {
        Path source = resolve(remotePath);
        if (!Files.exists(source) || Files.isDirectory(source)) {
            return null;
        }
        long length;
        // Opened now, so that a file that may not be read is an answer and not a broken connection
        // later.
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
            length = channel.size();
        }
        return DataStream.of(length, out -> send(source, length, out));
    }

    /// Sends exactly the announced length: a file that grows meanwhile is cut, one that shrinks is
    /// an error.
    private static void send(Path source, long length, OutputStream out) throws IOException {
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ);
                InputStream in = Channels.newInputStream(channel)) {
            byte[] block = new byte[BLOCK];
            long left = length;
            while (left > 0) {
                int count = in.read(block, 0, (int) Math.min(left, BLOCK));
                if (count < 0) {
                    throw new IOException("The file '" + source + "' became shorter.");
                }
                out.write(block, 0, count);
                left -= count;
            }
        }
    }

    private Path resolve(String remotePath) throws IOException {
        boolean windows = File.separatorChar == '\\';
        Optional<String> flaw = windows ? NameRules.flawOfAPath(remotePath) : Optional.empty();
        if (flaw.isPresent()) {
            throw new IOException(
                    "The path '" + remotePath + "' is not allowed: " + flaw.get() + ".");
        }
        try {
            Path file =
                    home.resolve(windows ? remotePath : remotePath.replace('\\', '/')).normalize();
            if (LockFile.isOurs(file)) {
                throw new IOException("The file '" + file + "' is in use.");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new FileNotFoundException(
                    "'" + remotePath.replace('\0', '?') + "' is not a path.");
        }
    }

    private static boolean endsInSeparator(String path) {
        return path.isEmpty() || path.endsWith("/") || path.endsWith("\\");
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
