package dev.tentaclesetup.halibut.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// A data stream on its way into a file, with its digest made on the way if asked for: reading a
/// large file again costs as much as storing it.
public final class SpoolFile implements AutoCloseable {

    /// Where the bytes come from.
    @FunctionalInterface
    public interface Source {
        /// Fills the first bytes of a block.
        void fill(byte[] block, int count) throws IOException;
    }

    private static final int BLOCK = 128 * 1024;

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
        if (length <= BLOCK) {
            byte[] all = new byte[(int) length];
            source.fill(all, all.length);
            store(all, all.length);
        } else {
            receiveInBlocks(length, source);
        }
        complete = true;
    }

    private void receiveInBlocks(long length, Source source) throws IOException {
        try (var pipe = new BlockPipe(BLOCK, this::store)) {
            for (long left = length; left > 0; ) {
                byte[] block = pipe.next();
                int count = (int) Math.min(block.length, left);
                source.fill(block, count);
                pipe.pass(block, count);
                left -= count;
            }
            pipe.finish();
        }
    }

    private void store(byte[] block, int count) throws IOException {
        if (digest != null) {
            digest.update(block, 0, count);
        }
        out.write(block, 0, count);
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
