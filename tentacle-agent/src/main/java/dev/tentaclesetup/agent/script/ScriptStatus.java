package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import java.io.IOException;

/// What a status call answers, in either version.
///
/// A script that has ended is reported as running until its last lines fit into the answer: callers
/// do not ask again after "complete", and no line may be lost.
record ScriptStatus(ProcessState state, int exitCode, LogPage log) {

    /// State and exit code are read before the log, so that a complete script's log is complete
    /// too.
    static ScriptStatus of(RunningScript script, long after) throws IOException {
        ProcessState state = script.state();
        int exitCode = script.exitCode();
        return of(state, exitCode, script.log().page(after));
    }

    static ScriptStatus of(ProcessState state, int exitCode, LogPage log) {
        boolean early = state == ProcessState.COMPLETE && !log.complete();
        return early
                ? new ScriptStatus(ProcessState.RUNNING, ScriptExitCodes.RUNNING, log)
                : new ScriptStatus(
                        state,
                        state == ProcessState.COMPLETE ? exitCode : ScriptExitCodes.RUNNING,
                        log);
    }
}
