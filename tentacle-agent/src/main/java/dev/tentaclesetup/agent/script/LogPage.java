package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ProcessOutput;
import java.util.List;

/// Consecutive lines of a log.
///
/// @param lines the lines in order
/// @param nextSequence the ordinal (from 1) of the last entry seen; passed back to get what follows
/// @param complete false when the log already holds more than fitted into this page
record LogPage(List<ProcessOutput> lines, long nextSequence, boolean complete) {
    LogPage {
        lines = List.copyOf(lines);
    }

    /// Nothing to say after the entry `after`.
    static LogPage empty(long after) {
        return new LogPage(List.of(), Math.max(after, 0), true);
    }
}
