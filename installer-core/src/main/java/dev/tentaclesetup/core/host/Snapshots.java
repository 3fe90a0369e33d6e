package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/// What a step has changed, as it was before: the undo of a step that keeps copies of all that it
/// touches. Nothing is put back of a step that was not begun.
public final class Snapshots {

    private final List<Snapshot> before = new ArrayList<>();

    /// Remembers something that is about to be changed.
    public void note(Snapshot snapshot) {
        before.add(snapshot);
    }

    /// Puts everything back, in the order in which it was noted.
    public void restore() throws ProblemException, InterruptedException {
        for (Snapshot snapshot : before) {
            snapshot.restore();
        }
    }

    /// Fails unless everything is as it was.
    public void requireRestored() throws ProblemException, InterruptedException {
        for (Snapshot snapshot : before) {
            snapshot.requireRestored();
        }
    }
}
