package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ProcessState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known on disk of a script of version 2 [tentacle-services 5.7].
///
/// @param started null until the shell is about to start
/// @param completed null until the end
/// @param exitCode null until the end
/// @param ranToCompletion null until the end; false when the agent was restarted meanwhile
record ScriptState(
        Instant created,
        @Nullable Instant started,
        @Nullable Instant completed,
        ProcessState state,
        @Nullable Integer exitCode,
        @Nullable Boolean ranToCompletion) {

    static ScriptState created(Instant now) {
        return new ScriptState(now, null, null, ProcessState.PENDING, null, null);
    }

    ScriptState started(Instant now) {
        return new ScriptState(
                created, now, completed, ProcessState.RUNNING, exitCode, ranToCompletion);
    }

    ScriptState completed(Instant now, int code) {
        return new ScriptState(created, started, now, ProcessState.COMPLETE, code, true);
    }

    /// The end of a script whose process is not known any more.
    ScriptState lost(Instant now, int code) {
        return new ScriptState(created, started, now, ProcessState.COMPLETE, code, false);
    }
}
