package dev.tentaclesetup.halibut.wire;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// What arrived for a data stream: in memory if small, else in a temporary file that is deleted
/// after use or, at the latest, when the object is garbage.
public sealed interface ReceivedBytes {

    /// The SHA-1 of the content, 20 bytes, or null if it was not made.
    default byte @Nullable [] sha1() {
        return null;
    }

    /// The temporary file, or null if there is none.
    default @Nullable Path file() {
        return null;
    }

    /// Opens the content for reading; closing it deletes the temporary file.
    InputStream open() throws IOException;

    /// Puts the content into a file. Replaces a file that exists; a link is replaced, not followed.
    void moveTo(Path target) throws IOException;

    /// Deletes the temporary file, if there is one.
    default void delete() {}

    static ReceivedBytes inMemory(byte[] bytes) {
        return new InMemory(bytes);
    }

    /// @param sha1 of the content, or null if it was not hashed
    static ReceivedBytes inFile(Path file, byte @Nullable [] sha1) {
        return new InFile(file, sha1);
    }

    /// Bytes that are gone, because there was no place for them: using them fails with the reason.
    static ReceivedBytes notStored(IOException why) {
        return new NotStored(why);
    }

    /// The content of a small stream.
    final class InMemory implements ReceivedBytes {
        private final byte[] bytes;

        private InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void moveTo(Path target) throws IOException {
            try (InputStream in = open()) {
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// The content of a large one.
    final class InFile implements ReceivedBytes {
        private final Path file;
        private final byte @Nullable [] sha1;
        private final Cleaner.Cleanable cleanable;

        private InFile(Path file, byte @Nullable [] sha1) {
            this.file = file;
            this.sha1 = sha1;
            this.cleanable = Cleaning.CLEANER.register(this, new Deletion(file));
        }

        @Override
        public byte @Nullable [] sha1() {
            return sha1;
        }

        @Override
        public Path file() {
            return file;
        }

        @Override
        public InputStream open() throws IOException {
            return new FilterInputStream(Files.newInputStream(file)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    delete();
                }

                @Override
                public long transferTo(OutputStream out) throws IOException {
                    return in.transferTo(out);
                }
            };
        }

        @Override
        public void moveTo(Path target) throws IOException {
            try {
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                delete();
            }
        }

        @Override
        public void delete() {
            cleanable.clean();
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

    /// No content.
    final class NotStored implements ReceivedBytes {
        private final IOException why;

        private NotStored(IOException why) {
            this.why = why;
        }

        @Override
        public InputStream open() throws IOException {
            throw failure();
        }

        @Override
        public void moveTo(Path target) throws IOException {
            throw failure();
        }

        private IOException failure() {
            String reason = why.getMessage() == null ? why.toString() : why.getMessage();
            return new IOException("The received file could not be stored: " + reason, why);
        }
    }
}
