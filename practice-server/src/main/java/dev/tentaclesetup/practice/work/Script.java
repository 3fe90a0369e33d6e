package dev.tentaclesetup.practice.work;

/// A script in the forms for both shells; a Tentacle takes the one it can run.
///
/// @param powerShell for Windows
/// @param bash for everything else
/// @param isolation whether other scripts wait meanwhile
public record Script(String powerShell, String bash, Isolation isolation) {

    /// Whether a script runs alone on its machine.
    public enum Isolation {
        /// Beside others.
        NONE,
        /// Alone.
        FULL
    }
}
