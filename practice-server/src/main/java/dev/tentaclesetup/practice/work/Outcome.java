package dev.tentaclesetup.practice.work;

/// How the work of a task ended.
public sealed interface Outcome {

    /// Well.
    record Success() implements Outcome {}

    /// Badly.
    ///
    /// @param why the task's error message
    record Failure(String why) implements Outcome {}
}
