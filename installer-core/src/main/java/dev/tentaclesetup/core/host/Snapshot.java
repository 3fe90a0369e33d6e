package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;

/// Something as it was before a change, to be put back.
public interface Snapshot {

    /// Puts it back.
    void restore() throws ProblemException, InterruptedException;

    /// Fails unless it is as it was.
    void requireRestored() throws ProblemException, InterruptedException;
}
