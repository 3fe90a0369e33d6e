package dev.tentaclesetup.core.check;

import java.time.Duration;

/// One thing to find out, without changing anything. Runs through [CheckRunner], which limits its
/// time; obeys interruption.
public interface Check {

    /// A stable word for the sort of check.
    String id();

    /// What it is about, for example an address or a folder.
    String subject();

    /// How long it may take.
    Duration limit();

    /// Finds out.
    Finding run() throws InterruptedException;
}
