package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ScriptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// What both versions of the script service share: folders, mutexes, shell, environment.
public final class ScriptHost {
    private final Workspaces workspaces;
    private final Shell shell;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final IsolationMutexes mutexes = new IsolationMutexes();

    /// @param environment variables that scripts get beside those of this process
    public ScriptHost(Workspaces workspaces, Map<String, String> environment, InstantSource clock) {
        this(workspaces, Shell.ofThisSystem(), environment, clock);
    }

    ScriptHost(
            Workspaces workspaces,
            Shell shell,
            Map<String, String> environment,
            InstantSource clock) {
        this.workspaces = workspaces;
        this.shell = shell;
        this.environment = Map.copyOf(environment);
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
    ///
    /// @return the script's path
    Path prepare(Workspace workspace, ScriptBodies bodies, List<ScriptFile> files)
            throws IOException {
        workspace.create();
        return workspace.fill(shell, bodies, files);
    }

    /// Starts a prepared script; returns at once.
    RunningScript launch(
            Workspace workspace,
            Path script,
            List<String> arguments,
            IsolationMutexes.Request isolation,
            RunningScript.Progress progress)
            throws IOException {
        ScriptLog log = ScriptLog.open(workspace.log(), clock);
        ScriptProcess.Start start =
                new ScriptProcess.Start(shell, workspace.folder(), script, arguments, environment);
        return new RunningScript(mutexes, isolation, start, log, progress, clock).begin();
    }
}
