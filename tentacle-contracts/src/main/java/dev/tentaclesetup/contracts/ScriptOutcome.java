package dev.tentaclesetup.contracts;

/// How a script that was driven to its end came out.
public sealed interface ScriptOutcome {
    /// The shell's exit code, or one of [ScriptExitCodes].
    int exitCode();

    /// The script ended by itself.
    record Finished(int exitCode) implements ScriptOutcome {
        /// Whether the exit code says success.
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /// The script did not end in time and was cancelled.
    ///
    /// @param exitCode what the Tentacle said after the cancellation; [ScriptExitCodes#RUNNING] if
    ///   it still ran
    record TimedOut(int exitCode) implements ScriptOutcome {}
}
