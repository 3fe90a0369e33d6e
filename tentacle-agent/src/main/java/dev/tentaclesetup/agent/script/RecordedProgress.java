package dev.tentaclesetup.agent.script;

import java.io.IOException;
import java.time.InstantSource;

/// Writes the state of a script of version 2 to its file, as long as the ticket is not completed:
/// afterwards the file may be that of a new script with the same ticket.
final class RecordedProgress implements RunningScript.Progress {
    private final StartedTicket ticket;
    private final InstantSource clock;
    private ScriptState state;

    RecordedProgress(StartedTicket ticket, ScriptState created, InstantSource clock) {
        this.ticket = ticket;
        this.state = created;
        this.clock = clock;
    }

    @Override
    public void started() throws IOException {
        state = state.started(clock.instant());
        save();
    }

    @Override
    public void completed(int exitCode) throws IOException {
        state = state.completed(clock.instant(), exitCode);
        save();
    }

    private void save() throws IOException {
        if (!ticket.completed()) {
            ticket.workspace().state().replace(state);
        }
    }
}
