package dev.tentaclesetup.core.octopus;

import java.util.List;

/// A task together with everything it has logged so far, in order.
public record TaskLog(ServerTask task, List<TaskLogLine> lines) {
    public TaskLog {
        lines = List.copyOf(lines);
    }
}
