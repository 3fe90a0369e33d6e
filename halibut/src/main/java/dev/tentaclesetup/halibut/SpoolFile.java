package dev.tentaclesetup.halibut;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// A data stream on its way into a file, hashed on the way if somebody wants to know: reading a
/// large file again costs as much as storing it.
final class SpoolFile implements AutoCloseable {

    /// Where the bytes come from.
    @FunctionalInterface
    interface Source {
        /// Fills the first bytes of a block.
        void fill(byte[] block, int count) throws IOException;
    }

    /// Stays in a processor's cache while it is filled, hashed and written.
    private static final int BLOCK = 64 * 1024;

    private final Path path;
    private final @Nullable MessageDigest digest;
    private final OutputStream out;
    private boolean complete;

    /// @param path a file that does not exist yet
    /// @param digest to be fed with the bytes, or null
    SpoolFile(Path path, @Nullable MessageDigest digest) throws IOException {
        this.path = path;
        this.digest = digest;
        this.out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
    }

    /// Receives everything.
    void receive(long length, Source source) throws IOException {
        byte[] block = new byte[(int) Math.min(BLOCK, length)];
        for (long left = length; left > 0; ) {
            int count = (int) Math.min(block.length, left);
            source.fill(block, count);
            if (digest != null) {
                digest.update(block, 0, count);
            }
            out.write(block, 0, count);
            left -= count;
        }
        complete = true;
    }

    /// What is not complete is deleted.
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            if (!complete) {
                Files.deleteIfExists(path);
            }
        }
    }
}
