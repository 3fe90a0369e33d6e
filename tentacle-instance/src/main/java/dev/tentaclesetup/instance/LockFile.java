package dev.tentaclesetup.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A lock between threads and processes: a file of its own that the operating system locks for one
/// process and frees when that process ends, however it ends. A lock on the file that is changed
/// would not do: it makes every command of the official program fail [tentacle-configuration 3.2].
///
/// The file exists only while the lock is held, so that nothing is left for another account to fail
/// at. Hence a process may lock a file that its last holder has just deleted. The new holder finds
/// out by writing a few times through the lock and comparing the size that the path then shows. It
/// must not read the file through the path: on POSIX systems a process loses its lock on a file as
/// soon as it closes *any* descriptor of that file. For the same reason no thread opens a file that
/// this process has locked.
public final class LockFile implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(10);

    /// Windows keeps everybody from reading what is locked, so the text is not.
    private static final long BEYOND_THE_TEXT = Long.MAX_VALUE - 1;

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_PADDING = 4096;

    /// Another file has all of these sizes by chance once in 4096³ times.
    private static final int COMPARISONS = 3;

    /// The files that this process has locked and what it wrote into them; guarded by itself.
    private static final Map<Path, String> HELD = new HashMap<>();

    /// Threads that wait queue here, instead of asking the file system again and again.
    private static final ReentrantLock WAITING = new ReentrantLock();

    private final Path file;
    private final FileChannel channel;
    private final boolean waited;

    private LockFile(Path file, FileChannel channel, boolean waited) {
        this.file = file;
        this.channel = channel;
        this.waited = waited;
    }

    /// Takes the lock, waiting up to ten seconds. Must be closed by the same thread.
    ///
    /// @param file the lock's own file; its folder must exist
    /// @throws IOException also when another process holds it for longer
    static LockFile take(Path file) throws IOException {
        WAITING.lock();
        boolean taken = false;
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            do {
                Optional<FileChannel> channel = openUnlessDenied(file);
                if (channel.isPresent()) {
                    taken = true;
                    return new LockFile(real(file), channel.get(), true);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } while (System.nanoTime() - end < 0);
            throw new IOException("held by another process: " + file);
        } finally {
            if (!taken) {
                WAITING.unlock();
            }
        }
    }

    private static Optional<FileChannel> openUnlessDenied(Path file) throws IOException {
        try {
            return open(file, "pid " + ProcessHandle.current().pid());
        } catch (AccessDeniedException e) {
            if (Files.exists(file)) {
                return Optional.empty(); // another account holds it just now
            }
            throw e;
        }
    }

    /// Takes the lock if it is free. May be closed by any thread.
    ///
    /// @param file the lock's own file; its folder must exist
    /// @param text about the holder, for people; at most 200 bytes
    /// @return empty when a thread of this process or another process holds it
    public static Optional<LockFile> tryTake(Path file, String text) throws IOException {
        Optional<FileChannel> channel = open(file, text);
        return channel.isPresent()
                ? Optional.of(new LockFile(real(file), channel.get(), false))
                : Optional.empty();
    }

    /// What the holder wrote about itself; empty when the lock is free.
    public static String holder(Path file) throws IOException {
        synchronized (HELD) {
            String ours = HELD.get(real(file));
            if (ours != null) {
                return ours;
            }
            try (var in = Files.newInputStream(file)) {
                return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8).strip();
            } catch (NoSuchFileException e) {
                return "";
            }
        }
    }

    /// Whether this process has locked a file, which no thread of it may open then.
    public static boolean isOurs(Path file) {
        synchronized (HELD) {
            try {
                return HELD.containsKey(file.toRealPath());
            } catch (IOException e) {
                return false; // it is not there
            }
        }
    }

    /// One path for one file.
    private static Path real(Path file) throws IOException {
        return AtomicFile.parent(file).toRealPath().resolve(file.getFileName());
    }

    private static Optional<FileChannel> open(Path file, String text) throws IOException {
        Path path = real(file);
        synchronized (HELD) {
            if (HELD.containsKey(path)) {
                return Optional.empty();
            }
            FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean held = false;
            try {
                held = lock(channel) && isAt(path, channel, text);
            } finally {
                if (held) {
                    HELD.put(path, text);
                } else {
                    channel.close();
                }
            }
            return held ? Optional.of(channel) : Optional.empty();
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(BEYOND_THE_TEXT, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// Whether the path leads to the locked file, and not to a later one of the same name.
    private static boolean isAt(Path path, FileChannel channel, String text) throws IOException {
        var random = new SecureRandom();
        for (int i = 0; i < COMPARISONS; i++) {
            String padded = text + " ".repeat(random.nextInt(LONGEST_PADDING)) + "\n";
            ByteBuffer rest = StandardCharsets.UTF_8.encode(padded);
            int size = rest.remaining();
            channel.truncate(0).position(0);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            if (sizeAt(path) != size) {
                return false;
            }
        }
        return true;
    }

    private static long sizeAt(Path path) throws IOException {
        try {
            return Files.size(path);
        } catch (NoSuchFileException e) {
            return -1;
        }
    }

    /// Deletes the file and frees the lock.
    @Override
    public void close() throws IOException {
        try {
            synchronized (HELD) {
                HELD.remove(file);
                try (channel) {
                    Files.deleteIfExists(file);
                }
            }
        } finally {
            if (waited) {
                WAITING.unlock();
            }
        }
    }
}
