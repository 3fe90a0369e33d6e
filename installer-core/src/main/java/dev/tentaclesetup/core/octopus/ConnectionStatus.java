package dev.tentaclesetup.core.octopus;

import java.util.List;

/// What the last check of a machine wrote down.
///
/// @param status for example `Online`
/// @param agentVersion empty until a check succeeded
/// @param log the lines of that check
public record ConnectionStatus(String status, String agentVersion, List<TaskLogLine> log) {
    public ConnectionStatus {
        log = List.copyOf(log);
    }
}
