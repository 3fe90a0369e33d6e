package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.service.ServiceState;
import java.util.Optional;

/// What an instance's agent does at one moment.
///
/// @param run what keeps it running; empty when nothing does, or another program's service
/// @param state what that does
/// @param told what the agent says of itself; may be empty
/// @param program what it runs, or is to run; empty when that is not known
/// @param foreign whether a service of this name was made by another program
/// @param changeable whether this process has the rights to start, stop and change it
public record AgentState(
        Optional<Answers.Run> run,
        ServiceState state,
        String told,
        Optional<AgentProgram> program,
        boolean foreign,
        boolean changeable) {

    /// Whether it runs or is about to.
    public boolean up() {
        return switch (state) {
            case STARTING, RUNNING -> true;
            case NOT_INSTALLED, STOPPED, STOPPING, FAILED -> false;
        };
    }
}
