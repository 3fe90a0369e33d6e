package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ScriptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What both versions of the script service share: folders, mutexes, shell, environment.
public final class ScriptHost {
    private final Workspaces workspaces;
    private final Shell shell;
    private final Map<String, String> environment;
    private final ScriptSecretMask mask;
    private final InstantSource clock;
    private final IsolationMutexes mutexes = new IsolationMutexes();

    /// @param environment variables that scripts get beside those of this process
    /// @param mask hides secrets in scripts' output
    public ScriptHost(
            Workspaces workspaces,
            Map<String, String> environment,
            ScriptSecretMask mask,
            InstantSource clock) {
        this(workspaces, Shell.ofThisSystem(), environment, mask, clock);
    }

    ScriptHost(
            Workspaces workspaces,
            Shell shell,
            Map<String, String> environment,
            ScriptSecretMask mask,
            InstantSource clock) {
        this.workspaces = workspaces;
        this.shell = shell;
        this.environment = Map.copyOf(environment);
        this.mask = mask;
        this.clock = clock;
    }

    Workspaces workspaces() {
        return workspaces;
    }

    Shell shell() {
        return shell;
    }

    InstantSource clock() {
        return clock;
    }

    /// Creates the workspace and writes script and files into it.
    PreparedScript prepare(Workspace workspace, ScriptBodies bodies, List<ScriptFile> files)
            throws IOException {
        workspace.create();
        Path script = workspace.fill(shell, bodies, files);
        Optional<StartupGuard> guard = shell.guard(bodies);
        if (guard.isPresent()) {
            guard.get().arm(workspace.folder());
        }
        return new PreparedScript(workspace, script, guard);
    }

    /// Makes a prepared script ready to begin, with its log.
    RunningScript ready(
            PreparedScript prepared,
            List<String> arguments,
            IsolationMutexes.Request isolation,
            RunningScript.Progress progress)
            throws IOException {
        ScriptLog log = ScriptLog.open(prepared.workspace().log(), clock);
        ScriptProcess.Start start =
                new ScriptProcess.Start(shell, prepared, arguments, environment, mask);
        return new RunningScript(mutexes, isolation, start, log, progress, clock);
    }
}
