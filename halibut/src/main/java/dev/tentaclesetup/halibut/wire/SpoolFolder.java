package dev.tentaclesetup.halibut.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Where received data streams wait for their use: a folder of the runtime's own that no other user
/// may enter, made with the first file. The files in it have the process's usual modes, because
/// they may become the user's files by moving.
public final class SpoolFolder implements AutoCloseable {

    private final Path parent;
    private final boolean hashing;
    private final AtomicLong count = new AtomicLong();
    private @Nullable Path folder;

    /// @param parent made if it does not exist
    /// @param hashing whether the SHA-1 of what arrives is made on the way
    public SpoolFolder(Path parent, boolean hashing) {
        this.parent = parent;
        this.hashing = hashing;
    }

    /// Receives a data stream into a new file.
    ///
    /// @param length the number of bytes, above 0
    /// @throws IOException if they cannot be read or stored; then no file is left
    public ReceivedBytes receive(long length, SpoolFile.Source source) throws IOException {
        Path path = folder().resolve(Long.toString(count.incrementAndGet()));
        MessageDigest digest = hashing ? sha1() : null;
        try (var file = new SpoolFile(path, digest)) {
            file.receive(length, source);
        }
        return ReceivedBytes.inFile(path, digest == null ? null : digest.digest());
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private synchronized Path folder() throws IOException {
        Path made = folder;
        if (made == null || !Files.isDirectory(made)) {
            made = Files.createTempDirectory(Files.createDirectories(parent), "halibut-");
            folder = made;
        }
        return made;
    }

    /// Removes the folder, unless a received stream in it is still to be read.
    @Override
    public synchronized void close() {
        if (folder != null) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                // a result that the caller has not read yet; its file goes with it
            }
            folder = null;
        }
    }
}
