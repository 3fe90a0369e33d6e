package dev.tentaclesetup.halibut;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// What arrived for a data stream: in memory if small, else in a temporary file that is deleted
/// after use or, at the latest, when nobody refers to it any more.
final class ReceivedBytes {

    private final byte @Nullable [] memory;
    private final @Nullable Path file;
    private final byte @Nullable [] sha1;
    private final Cleaner.@Nullable Cleanable cleanable;

    private ReceivedBytes(byte @Nullable [] memory, @Nullable Path file, byte @Nullable [] sha1) {
        this.memory = memory;
        this.file = file;
        this.sha1 = sha1;
        this.cleanable = file == null ? null : Cleaning.CLEANER.register(this, new Deletion(file));
    }

    static ReceivedBytes inMemory(byte[] bytes) {
        return new ReceivedBytes(bytes, null, null);
    }

    /// @param sha1 of the content, or null if it was not hashed
    static ReceivedBytes inFile(Path file, byte @Nullable [] sha1) {
        return new ReceivedBytes(null, file, sha1);
    }

    byte @Nullable [] sha1() {
        return sha1;
    }

    InputStream open() throws IOException {
        if (memory != null) {
            return new ByteArrayInputStream(memory);
        }
        Path opened = java.util.Objects.requireNonNull(file);
        return new FilterInputStream(Files.newInputStream(opened)) {
            @Override
            public void close() throws IOException {
                super.close();
                delete();
            }

            @Override
            public long transferTo(java.io.OutputStream out) throws IOException {
                return in.transferTo(out);
            }
        };
    }

    /// Replaces what is there; a link there is replaced, not followed.
    void moveTo(Path target) throws IOException {
        if (file == null) {
            try (InputStream in = open()) {
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return;
        }
        try {
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            delete();
        }
    }

    void delete() {
        if (cleanable != null) {
            cleanable.clean();
        }
    }

    /// Loaded with the first temporary file, because a cleaner has a thread.
    private static final class Cleaning {
        static final Cleaner CLEANER = Cleaner.create();
    }

    private record Deletion(Path file) implements Runnable {
        @Override
        public void run() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                System.getLogger(ReceivedBytes.class.getName())
                        .log(System.Logger.Level.WARNING, "cannot delete " + file, e);
            }
        }
    }
}
