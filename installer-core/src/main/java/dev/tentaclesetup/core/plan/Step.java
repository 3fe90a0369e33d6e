package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.ProblemException;

/// One change to this host or to the server: what it will change, whether that already holds, how
/// to do it, how to prove it and how to take it back.
///
/// The runner calls, in this order: [#holds()], [#apply(Progress)], [#verify()], and on a later
/// failure [#undo()] followed by [#undone()]. Every method may block and is called on a virtual
/// thread; each of them has its own time limits and obeys interruption.
public interface Step {

    /// What it is, in words for machines and for the bundle.
    StepDescription description();

    /// Whether the wanted state is already there, so that nothing has to be done.
    boolean holds() throws ProblemException, InterruptedException;

    /// Makes the change. Records what is needed for [#undo()] before each part of the change, so
    /// that undo is safe after a failure half-way.
    ///
    /// @param progress takes lines worth showing while this goes on
    void apply(Progress progress) throws ProblemException, InterruptedException;

    /// Reads the host or the server again and fails unless the change is really there.
    void verify() throws ProblemException, InterruptedException;

    /// Puts back what [#apply(Progress)] found. Harmless when nothing, or only half, was applied.
    void undo() throws ProblemException, InterruptedException;

    /// Looks again and fails unless the state before [#apply(Progress)] is really back.
    void undone() throws ProblemException, InterruptedException;

    /// Where a running step sends what it sees, for example the lines of the server's task log.
    @FunctionalInterface
    interface Progress {
        /// @param text one line, without line break, never with a secret
        void line(String text);
    }
}
