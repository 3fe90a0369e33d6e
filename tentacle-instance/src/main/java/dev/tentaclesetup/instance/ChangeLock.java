package dev.tentaclesetup.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps two of our threads or processes from changing the same file at the same time.
///
/// The lock is a file of its own: a lock on the configuration file itself would make every official
/// command fail (tentacle-configuration 3.2). It exists only while it is held, so that nothing is
/// left behind for another account to stumble over. Because it is deleted on release, a process may
/// lock a file that is no longer there; a token that is written through the lock and read back
/// through the path tells.
final class ChangeLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(10);

    /// Windows does not let anybody read what is locked, not even the one who holds the lock.
    private static final long BEYOND_THE_TOKEN = Long.MAX_VALUE - 1;

    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path file;
    private final FileChannel channel;

    private ChangeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @param file the lock's own file; its folder must exist
    /// @throws IOException also when another process holds it for more than 10 s
    static ChangeLock acquire(Path file) throws IOException {
        IN_THIS_PROCESS.lock();
        boolean acquired = false;
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() - end < 0) {
                FileChannel channel = tryAcquire(file);
                if (channel != null) {
                    acquired = true;
                    return new ChangeLock(file, channel);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            throw new IOException("held by another process: " + file);
        } finally {
            if (!acquired) {
                IN_THIS_PROCESS.unlock();
            }
        }
    }

    private static @Nullable FileChannel tryAcquire(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            if (Files.exists(file)) {
                return null; // another account is changing the file just now
            }
            throw e;
        }
        boolean held = false;
        try {
            FileLock lock = channel.tryLock(BEYOND_THE_TOKEN, 1, false);
            held = lock != null && isStillAt(file, channel);
            return held ? channel : null;
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    private static boolean isStillAt(Path file, FileChannel channel) throws IOException {
        byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(token));
        try {
            return Arrays.equals(token, AtomicFile.read(file, 2 * token.length));
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
