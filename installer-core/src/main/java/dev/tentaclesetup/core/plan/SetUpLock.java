package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// One set-up at a time. What stands in the file of the lock is for people.
final class SetUpLock implements AutoCloseable {

    private final LockFile lock;

    private SetUpLock(LockFile lock) {
        this.lock = lock;
    }

    /// Takes the lock or says who has it.
    ///
    /// @throws ProblemException `CFG-LOCK` when another run has it, `DISK-RO` when the state folder
    ///   cannot be written
    static SetUpLock take(StateFolder state) throws ProblemException {
        Path file = state.lock();
        try {
            Files.createDirectories(state.path());
            Optional<LockFile> lock = LockFile.tryTake(file, words());
            if (lock.isPresent()) {
                return new SetUpLock(lock.get());
            }
            throw new ProblemException(
                    Problem.blocker(ProblemId.CFG_LOCK, file.toString(), LockFile.holder(file)));
        } catch (IOException e) {
            throw new ProblemException(Problem.blocker(ProblemId.DISK_RO, "", file.toString()), e);
        }
    }

    private static String words() {
        ProcessHandle me = ProcessHandle.current();
        String since = me.info().startInstant().map(Instant::toString).orElse("?");
        return "pid " + me.pid() + " since " + since;
    }

    /// Frees the lock and takes the file away.
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
