package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.CommandException;
import dev.tentaclesetup.instance.LockFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Keeps a second process of an instance from working beside the first: both would poll as one
/// subscription, or take each other's scripts for interrupted ones. Held for as long as the process
/// lives, however it ends.
final class AgentLock implements AutoCloseable {

    static final String FILE = "agent.lock";

    private static final System.Logger LOG = System.getLogger(AgentLock.class.getName());

    /// A predecessor that was asked to stop may need a moment.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private @Nullable LockFile lock;

    private AgentLock(@Nullable LockFile lock) {
        this.lock = lock;
    }

    /// Takes the lock of the instance that lives in a folder. Where no lock can be made, on a full
    /// disk for example, the agent works without one.
    ///
    /// @throws CommandException if another process works there
    static AgentLock take(Path home) throws CommandException {
        Path file = home.resolve(FILE);
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            do {
                Optional<LockFile> lock = LockFile.tryTake(file, words());
                if (lock.isPresent()) {
                    return new AgentLock(lock.get());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } while (System.nanoTime() - end < 0);
            throw CommandException.controlled(
                    "agent.runs-already", home.toString(), LockFile.holder(file));
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The file "
                            + file
                            + " cannot be locked, so a second process of this Tentacle would not be"
                            + " noticed.",
                    e);
            return new AgentLock(null);
        }
    }

    private static String words() {
        ProcessHandle me = ProcessHandle.current();
        String since = me.info().startInstant().map(Instant::toString).orElse("?");
        return "process " + me.pid() + ", running since " + since;
    }

    /// Frees the lock and takes its file away. May be called more than once, by any thread: after
    /// the first time the file may be another process's.
    @Override
    public synchronized void close() {
        LockFile held = lock;
        lock = null;
        if (held == null) {
            return;
        }
        try {
            held.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The lock's file stays", e);
        }
    }
}
