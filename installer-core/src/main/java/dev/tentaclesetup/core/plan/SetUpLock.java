package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// One set-up of an instance at a time, or one that changes what instances share. What stands in
/// the file of the lock is for people.
final class SetUpLock implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SetUpLock.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LONGEST_PROGRAM = 120;

    /// Each time another run may delete the empty folder once more.
    private static final int TRIES = 10;

    private final LockFile lock;
    private final List<Path> made;
    private final AtomicBoolean held = new AtomicBoolean(true);

    private SetUpLock(LockFile lock, List<Path> made) {
        this.lock = lock;
        this.made = List.copyOf(made);
    }

    /// The folders above the state folder that were made for this lock, the nearest first.
    List<Path> made() {
        return made;
    }

    /// Takes the lock or says who has it.
    ///
    /// @param file one of the locks of the state folder
    /// @throws ProblemException `CFG-LOCK` when another run has it, `DISK-RO` when the state folder
    ///   cannot be written
    static SetUpLock take(StateFolder state, Path file) throws ProblemException {
        List<Path> missing = state.missingAbove();
        try {
            Optional<LockFile> lock = tried(state, file);
            if (lock.isPresent()) {
                return new SetUpLock(lock.get(), missing);
            }
            throw new ProblemException(
                    Problem.blocker(ProblemId.CFG_LOCK, file.toString(), LockFile.holder(file)));
        } catch (IOException e) {
            state.deleteIfEmpty(missing);
            throw new ProblemException(Problem.blocker(ProblemId.DISK_RO, "", file.toString()), e);
        }
    }

    /// The same, but waits until the other run ends.
    ///
    /// @param patience how long at most, zero for not at all
    static SetUpLock await(StateFolder state, Path file, Duration patience)
            throws ProblemException, InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            try {
                return take(state, file);
            } catch (ProblemException e) {
                boolean late = System.nanoTime() - begin >= patience.toNanos();
                if (e.problem().id() != ProblemId.CFG_LOCK || late) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /// A run that ends deletes the state folder when it is empty, maybe just before the file is
    /// made in it.
    private static Optional<LockFile> tried(StateFolder state, Path file) throws IOException {
        for (int n = 1; ; n++) {
            try {
                Files.createDirectories(state.path());
                return LockFile.tryTake(file, words());
            } catch (NoSuchFileException e) {
                if (n == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static String words() {
        ProcessHandle me = ProcessHandle.current();
        String program = me.info().command().orElse("?");
        String end = program.substring(Math.max(0, program.length() - LONGEST_PROGRAM));
        String since = me.info().startInstant().map(Instant::toString).orElse("?");
        return "pid " + me.pid() + ", " + end + ", " + since;
    }

    /// Frees the lock and takes the file away. Once: afterwards the file may be another run's.
    @Override
    public void close() {
        if (held.compareAndSet(true, false)) {
            try {
                lock.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "a lock was not freed", e);
            }
        }
    }
}
