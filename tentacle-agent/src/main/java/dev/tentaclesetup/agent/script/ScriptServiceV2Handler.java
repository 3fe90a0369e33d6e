package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.CompleteScriptCommandV2;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.contracts.ScriptServiceV2;
import dev.tentaclesetup.contracts.ScriptStatusRequestV2;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Version 2 of the script service: a repeated call does nothing twice, and the state of every
/// script survives a restart of the agent [tentacle-services 5].
public final class ScriptServiceV2Handler implements ScriptServiceV2 {
    private static final System.Logger LOG =
            System.getLogger(ScriptServiceV2Handler.class.getName());

    private final ScriptHost host;
    private final Runnable afterwards;
    private final LogsOfEndedScripts endedLogs;
    private final Map<String, StartedTicket> entries = new ConcurrentHashMap<>();

    public ScriptServiceV2Handler(ScriptHost host) {
        this(host, () -> {});
    }

    /// @param afterwards called whenever a script was completed, for instance to give back memory
    public ScriptServiceV2Handler(ScriptHost host, Runnable afterwards) {
        this.host = host;
        this.afterwards = afterwards;
        this.endedLogs = new LogsOfEndedScripts(host.clock());
    }

    @Override
    public ScriptStatusResponseV2 startScript(StartScriptCommandV2 command)
            throws IOException, InterruptedException {
        ScriptTicket ticket = command.ticket();
        Workspace workspace = workspace(ticket);
        if (!entries.containsKey(ticket.key()) && startedBefore(workspace)) {
            return status(ticket, 0);
        }
        while (true) {
            StartedTicket entry =
                    entries.computeIfAbsent(ticket.key(), key -> new StartedTicket(workspace));
            entry.lock();
            try {
                // Otherwise the call for which this one waited could not start the script.
                if (entry.script() != null || entries.get(ticket.key()) == entry) {
                    start(command, entry);
                    return status(ticket, 0);
                }
            } finally {
                entry.unlock();
            }
        }
    }

    private void start(StartScriptCommandV2 command, StartedTicket entry)
            throws IOException, InterruptedException {
        if (entry.script() != null) {
            return;
        }
        RunningScript script;
        try {
            script = launch(command, entry);
        } finally {
            if (entry.script() == null) {
                entries.remove(command.ticket().key(), entry);
            }
        }
        if (command.durationToWait() != null) {
            script.await(command.durationToWait());
        }
    }

    /// True for a script whose process is not known, or has ended, but which was begun: it must not
    /// run again.
    private static boolean startedBefore(Workspace workspace) {
        Optional<ScriptState> state = readState(workspace);
        return state.isPresent() && state.get().state() != ProcessState.PENDING;
    }

    private RunningScript launch(StartScriptCommandV2 command, StartedTicket entry)
            throws IOException {
        Workspace workspace = entry.workspace();
        PreparedScript prepared =
                host.prepare(
                        workspace,
                        new ScriptBodies(command.scriptBody(), command.scripts()),
                        command.files());
        ScriptState created = ScriptState.created(host.clock().instant());
        if (readState(workspace).isPresent()) {
            workspace.state().replace(created);
        } else {
            workspace.state().create(created);
        }
        RunningScript script =
                host.ready(
                        prepared,
                        command.arguments(),
                        new IsolationMutexes.Request(
                                command.isolation(),
                                command.isolationMutexName(),
                                command.isolationMutexTimeout(),
                                Objects.requireNonNullElse(
                                        command.taskId(), command.ticket().taskId())),
                        new RecordedProgress(entry, created, host.clock()));
        entry.begin(script);
        return script;
    }

    @Override
    public ScriptStatusResponseV2 getStatus(ScriptStatusRequestV2 request) throws IOException {
        return status(request.ticket(), request.lastLogSequence());
    }

    @Override
    public ScriptStatusResponseV2 cancelScript(CancelScriptCommandV2 command) throws IOException {
        StartedTicket entry = entries.get(command.ticket().key());
        if (entry != null) {
            entry.cancel();
        }
        return status(command.ticket(), command.lastLogSequence());
    }

    @Override
    public void completeScript(CompleteScriptCommandV2 command) {
        StartedTicket entry = entries.remove(command.ticket().key());
        if (entry != null) {
            // Its folder may be spelled in other letters than this command.
            entry.complete();
            delete(entry.workspace());
        }
        host.workspaces().find(command.ticket()).ifPresent(this::delete);
        afterwards.run();
    }

    private void delete(Workspace workspace) {
        endedLogs.forget(workspace);
        workspace.delete();
    }

    /// Whether the workspace of this name is in use.
    boolean uses(String ticket) {
        StartedTicket entry = entries.get(new ScriptTicket(ticket).key());
        if (entry == null) {
            return false;
        }
        RunningScript script = entry.script();
        return script == null || script.state() != ProcessState.COMPLETE;
    }

    private ScriptStatusResponseV2 status(ScriptTicket ticket, long after) throws IOException {
        ScriptStatus status = find(ticket, after);
        return new ScriptStatusResponseV2(
                ticket,
                status.log().lines(),
                status.log().nextSequence(),
                status.state(),
                status.exitCode());
    }

    private ScriptStatus find(ScriptTicket ticket, long after) throws IOException {
        StartedTicket entry = entries.get(ticket.key());
        if (entry == null) {
            return left(ticket, after);
        }
        RunningScript script = entry.script();
        // What lies on disk means nothing while another call is about to start the script.
        return script == null
                ? ScriptStatus.of(
                        ProcessState.PENDING, ScriptExitCodes.RUNNING, LogPage.empty(after))
                : ScriptStatus.of(script, after);
    }

    /// What is known of a script that this process does not run: what is on disk.
    private ScriptStatus left(ScriptTicket ticket, long after) throws IOException {
        Optional<Workspace> workspace = host.workspaces().find(ticket);
        if (workspace.isEmpty()) {
            return ScriptStatus.of(
                    ProcessState.COMPLETE, ScriptExitCodes.UNKNOWN_SCRIPT, LogPage.empty(after));
        }
        return ScriptStatus.of(
                ProcessState.COMPLETE,
                leftExitCode(workspace.get()),
                endedLogs.page(workspace.get(), after));
    }

    private int leftExitCode(Workspace workspace) throws IOException {
        Optional<ScriptState> found = readState(workspace);
        if (found.isEmpty()) {
            return ScriptExitCodes.UNKNOWN_SCRIPT;
        }
        ScriptState state = found.get();
        if (state.state() != ProcessState.COMPLETE) {
            state = state.lost(host.clock().instant(), ScriptExitCodes.UNKNOWN_RESULT);
            workspace.state().replace(state);
        }
        return Objects.requireNonNullElse(state.exitCode(), ScriptExitCodes.UNKNOWN_RESULT);
    }

    /// A state that cannot be read counts as one of a script whose end was not seen.
    private static Optional<ScriptState> readState(Workspace workspace) {
        try {
            return workspace.state().read();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "unreadable state in " + workspace.folder(), e);
            return Optional.of(ScriptState.created(Instant.EPOCH).started(Instant.EPOCH));
        }
    }

    private Workspace workspace(ScriptTicket ticket) throws IOException {
        return host.workspaces()
                .find(ticket)
                .orElseThrow(() ->
                        new IOException(
                                "The script ticket '"
                                        + ticket.taskId()
                                        + "' cannot be the name of a workspace."));
    }
}
