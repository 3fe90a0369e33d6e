package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One set-up at a time: a file that the operating system locks for this process and frees by
/// itself when the process dies, so that there is no stale lock. What stands in it is for people.
final class SetUpLock implements AutoCloseable {

    private static final int LONGEST_TEXT = 200;

    private final Path file;
    private final FileChannel channel;
    private final String signature;

    private SetUpLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        ProcessHandle me = ProcessHandle.current();
        String since = me.info().startInstant().map(Instant::toString).orElse("?");
        this.signature = "pid " + me.pid() + " since " + since + " run " + UUID.randomUUID() + "\n";
    }

    /// Takes the lock or says who has it.
    ///
    /// @throws ProblemException `CFG-LOCK` when another run has it, `DISK-RO` when there is no
    ///   writing in the state folder
    static SetUpLock take(StateFolder state) throws ProblemException {
        Path file = state.lock();
        try {
            while (true) {
                Files.createDirectories(state.path());
                var lock = new SetUpLock(file, open(file));
                if (!lock.tryLock()) {
                    String owner = text(lock.channel).strip();
                    lock.channel.close();
                    throw new ProblemException(
                            Problem.blocker(ProblemId.CFG_LOCK, file.toString(), owner));
                }
                if (lock.isTheFile()) {
                    return lock;
                }
                lock.channel.close();
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.blocker(ProblemId.DISK_RO, "", file.toString()), e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private boolean tryLock() throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// The one before us may have deleted the file between our opening and our locking it: then
    /// what we wrote into the open file is not what the folder shows.
    private boolean isTheFile() throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(signature), 0);
        try (FileChannel again = FileChannel.open(file, StandardOpenOption.READ)) {
            return signature.equals(text(again));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static String text(FileChannel from) throws IOException {
        var text = ByteBuffer.allocate(LONGEST_TEXT);
        from.read(text, 0);
        return StandardCharsets.UTF_8.decode(text.flip()).toString();
    }

    /// Frees the lock and takes the file away.
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
