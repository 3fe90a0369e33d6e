package dev.tentaclesetup.agent.script;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Logs of scripts that this process did not run. Reading such a log the first time counts its
/// entries, so that the last few are remembered.
final class LogsOfEndedScripts {
    private static final int REMEMBERED = 32;

    private final InstantSource clock;
    private final Map<Workspace, ScriptLog> logs =
            new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Workspace, ScriptLog> eldest) {
                    return size() > REMEMBERED;
                }
            };

    LogsOfEndedScripts(InstantSource clock) {
        this.clock = clock;
    }

    /// The lines after the entry `after`; a missing log is empty and stays missing.
    synchronized LogPage page(Workspace workspace, long after) throws IOException {
        ScriptLog log = logs.get(workspace);
        if (log == null) {
            log = ScriptLog.existing(workspace.log(), clock);
            if (log.exists()) {
                logs.put(workspace, log);
            }
        }
        return log.page(after);
    }

    synchronized void forget(Workspace workspace) {
        logs.remove(workspace);
    }
}
