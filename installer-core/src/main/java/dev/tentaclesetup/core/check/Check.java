package dev.tentaclesetup.core.check;

import java.time.Duration;

/// One thing to find out, without changing anything. Runs through [CheckRunner], which limits its
/// time; obeys interruption.
public interface Check {

    /// A stable word for what is looked at, for example `machine`; becomes [Finding#subject()].
    String subject();

    /// What exactly is looked at, for example an address or a folder.
    String target();

    /// How long it may take.
    Duration limit();

    /// Finds out.
    Finding run() throws InterruptedException;

    /// All is well.
    default Finding fine(String seen) {
        return Finding.fine(subject(), seen);
    }
}
