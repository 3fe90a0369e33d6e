package dev.tentaclesetup.halibut.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Bytes that travel behind a message instead of inside it, of any length [halibut 6].
///
/// To send: made by one of the factories, put once into the parameters or the result.
///
/// Received: complete when the receiver sees it; used at most once, by [#open()] or
/// [#saveTo(Path)]. Its bytes are in memory or, where a message brings more than
/// `SizeLimit.MEMORY_BYTES`, in a temporary file. This file is deleted by [#close()], after the
/// call that brought it (service), or when the object is garbage (result).
public final class DataStream implements AutoCloseable {

    /// Writes the bytes of a stream that is sent.
    @FunctionalInterface
    public interface Content {
        /// Writes exactly the declared number of bytes. Called once, by the thread that sends the
        /// message.
        ///
        /// @throws IOException if the bytes cannot be read; the connection is lost with it, because
        ///   the message has begun
        void writeTo(OutputStream out) throws IOException;
    }

    private final UUID id;
    private final @Nullable Content content;
    private long length;
    private @Nullable ReceivedBytes received;

    private DataStream(UUID id, long length, @Nullable Content content) {
        this.id = id;
        this.length = length;
        this.content = content;
    }

    /// Bytes to send; not copied, so they must not change before they are sent.
    public static DataStream of(byte[] bytes) {
        return of(bytes.length, out -> out.write(bytes));
    }

    /// A file to send. It must still have its present length when it is sent.
    ///
    /// @throws IOException if its length cannot be read
    public static DataStream of(Path file) throws IOException {
        return of(Files.size(file), out -> Files.copy(file, out));
    }

    /// Anything to send.
    ///
    /// @param length the number of bytes that the content writes, 0 or more
    /// @throws IllegalArgumentException if it is negative
    public static DataStream of(long length, Content content) {
        return of(UUID.randomUUID(), length, content);
    }

    static DataStream of(UUID id, long length, Content content) {
        if (length < 0) {
            throw new IllegalArgumentException("a data stream cannot have " + length + " bytes");
        }
        return new DataStream(id, length, content);
    }

    /// One that a message refers to and whose bytes are still to come.
    ///
    /// @param length below 0 if the message does not say
    static DataStream announced(UUID id, long length) {
        return new DataStream(id, length, null);
    }

    /// Ties the bytes to the place in the message; unique per stream.
    public UUID id() {
        return id;
    }

    /// The number of bytes, 0 or more.
    public long length() {
        return length;
    }

    /// The SHA-1 of what was received, 20 bytes, if it was made on the way: for streams in files,
    /// where the runtime's builder was told to hash received streams. Otherwise empty.
    public synchronized Optional<byte[]> sha1() {
        return received == null ? Optional.empty() : Optional.ofNullable(received.sha1());
    }

    /// The temporary file in which the received bytes wait; empty when they wait in memory, could
    /// not be stored, or were used already. To be read only: [#saveTo(Path)] moves it.
    public synchronized Optional<Path> file() {
        return received == null ? Optional.empty() : Optional.ofNullable(received.file());
    }

    /// Opens the bytes for reading, once. Closing the result deletes the temporary file, if there
    /// is one.
    ///
    /// @throws IOException if there was no place to store them when they arrived, or reading fails
    /// @throws IllegalStateException if they were already used
    public InputStream open() throws IOException {
        if (content != null) {
            var bytes = new ByteArrayOutputStream((int) Math.min(length, 1 << 20));
            content.writeTo(bytes);
            return new ByteArrayInputStream(bytes.toByteArray());
        }
        return take().open();
    }

    /// Puts the bytes into a file, once. A file that exists is replaced. The temporary file of a
    /// received stream is moved where both are on one file system, and copied elsewhere.
    ///
    /// @throws IOException if there was no place to store them when they arrived, or the file
    ///   cannot be written
    /// @throws IllegalStateException if they were already used
    public void saveTo(Path file) throws IOException {
        if (content != null) {
            try (OutputStream out = Files.newOutputStream(file)) {
                content.writeTo(out);
            }
            return;
        }
        take().moveTo(file);
    }

    /// Deletes what was received and not used. Idempotent.
    @Override
    public synchronized void close() {
        if (received != null) {
            received.delete();
            received = null;
        }
    }

    /// What writes the bytes; null if the stream was received.
    public @Nullable Content content() {
        return content;
    }

    /// The bytes of an announced stream are there.
    public synchronized void arrived(ReceivedBytes bytes, long actualLength) {
        received = bytes;
        length = actualLength;
    }

    private synchronized ReceivedBytes take() {
        ReceivedBytes bytes = received;
        if (bytes == null) {
            throw new IllegalStateException(
                    "data stream " + id + " was already used, or never received");
        }
        received = null;
        return bytes;
    }

    @Override
    public String toString() {
        return "DataStream[" + id + ", " + length + " bytes]";
    }
}
