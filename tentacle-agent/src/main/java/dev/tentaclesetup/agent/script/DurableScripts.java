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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Version 2 of the script service: a repeated call does nothing twice, and the state of every
/// script survives a restart of the agent (services sheet 5).
public final class DurableScripts implements ScriptServiceV2 {
    private static final System.Logger LOG = System.getLogger(DurableScripts.class.getName());

    private final ScriptHost host;
    private final LeftLogs leftLogs;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    public DurableScripts(ScriptHost host) {
        this.host = host;
        this.leftLogs = new LeftLogs(host.clock());
    }

    /// A ticket that was started in this process and not completed yet.
    private static final class Entry {
        /// Held while the ticket is being started, and while that call waits for the script's end.
        final ReentrantLock starting = new ReentrantLock();

        private @Nullable RunningScript script;
        private boolean cancelled;

        synchronized @Nullable RunningScript script() {
            return script;
        }

        synchronized void begin(RunningScript started) {
            script = started;
            if (cancelled) {
                started.cancel();
            }
        }

        void cancel() {
            RunningScript running;
            synchronized (this) {
                cancelled = true;
                running = script;
            }
            if (running != null) {
                running.cancel();
            }
        }
    }

    @Override
    public ScriptStatusResponseV2 startScript(StartScriptCommandV2 command)
            throws IOException, InterruptedException {
        ScriptTicket ticket = command.ticket();
        Workspace workspace = workspace(ticket);
        Entry entry = entries.computeIfAbsent(ticket.key(), key -> new Entry());
        entry.starting.lockInterruptibly();
        try {
            if (entry.script() == null && !startedBefore(workspace)) {
                start(command, workspace, entry);
            }
            return status(ticket, 0);
        } finally {
            entry.starting.unlock();
        }
    }

    private void start(StartScriptCommandV2 command, Workspace workspace, Entry entry)
            throws IOException, InterruptedException {
        RunningScript script;
        try {
            script = launch(command, workspace);
        } catch (IOException | RuntimeException e) {
            entries.remove(command.ticket().key(), entry);
            throw e;
        }
        entry.begin(script);
        if (command.durationToWait() != null) {
            script.await(command.durationToWait());
        }
    }

    /// True for a script whose process is not known, or has ended, but which was begun: it must not
    /// run again.
    private boolean startedBefore(Workspace workspace) {
        Optional<ScriptState> state = readState(workspace);
        boolean before = state.isPresent() && state.get().state() != ProcessState.PENDING;
        if (before) {
            entries.remove(new ScriptTicket(workspace.name()).key());
        }
        return before;
    }

    private RunningScript launch(StartScriptCommandV2 command, Workspace workspace)
            throws IOException {
        PreparedScript script =
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
        return host.launch(
                script,
                command.arguments(),
                new IsolationMutexes.Request(
                        command.isolation(),
                        command.isolationMutexName(),
                        command.isolationMutexTimeout(),
                        Objects.requireNonNullElse(command.taskId(), command.ticket().taskId())),
                new RecordedProgress(workspace.state(), created));
    }

    /// Writes the script's state to its file.
    private final class RecordedProgress implements RunningScript.Progress {
        private final ScriptStateFile file;
        private ScriptState state;

        RecordedProgress(ScriptStateFile file, ScriptState created) {
            this.file = file;
            this.state = created;
        }

        @Override
        public void started() throws IOException {
            state = state.started(host.clock().instant());
            file.replace(state);
        }

        @Override
        public void completed(int exitCode) throws IOException {
            state = state.completed(host.clock().instant(), exitCode);
            file.replace(state);
        }
    }

    @Override
    public ScriptStatusResponseV2 getStatus(ScriptStatusRequestV2 request) throws IOException {
        return status(request.ticket(), request.lastLogSequence());
    }

    @Override
    public ScriptStatusResponseV2 cancelScript(CancelScriptCommandV2 command) throws IOException {
        Entry entry = entries.get(command.ticket().key());
        if (entry != null) {
            entry.cancel();
        }
        return status(command.ticket(), command.lastLogSequence());
    }

    @Override
    public void completeScript(CompleteScriptCommandV2 command) {
        entries.remove(command.ticket().key());
        Optional<Workspace> workspace = host.workspaces().find(command.ticket());
        if (workspace.isPresent()) {
            leftLogs.forget(workspace.get());
            workspace.get().delete();
        }
    }

    /// Whether the workspace of this name is in use.
    boolean uses(String ticket) {
        Entry entry = entries.get(new ScriptTicket(ticket).key());
        if (entry == null) {
            return false;
        }
        RunningScript script = entry.script();
        return script == null || script.state() != ProcessState.COMPLETE;
    }

    private ScriptStatusResponseV2 status(ScriptTicket ticket, long after) throws IOException {
        Entry entry = entries.get(ticket.key());
        RunningScript script = entry == null ? null : entry.script();
        ScriptStatus status = script == null ? left(ticket, after) : ScriptStatus.of(script, after);
        return new ScriptStatusResponseV2(
                ticket,
                status.log().lines(),
                status.log().nextSequence(),
                status.state(),
                status.exitCode());
    }

    /// What is known of a script that this process does not run: what is on disk.
    private ScriptStatus left(ScriptTicket ticket, long after) throws IOException {
        Optional<Workspace> workspace = host.workspaces().find(ticket);
        if (workspace.isEmpty()) {
            LogPage empty = new LogPage(List.of(), Math.max(after, 0), true);
            return ScriptStatus.of(ProcessState.COMPLETE, ScriptExitCodes.UNKNOWN_SCRIPT, empty);
        }
        return ScriptStatus.of(
                ProcessState.COMPLETE,
                leftExitCode(workspace.get()),
                leftLogs.page(workspace.get(), after));
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

    /// A state that cannot be read counts as one of a script whose end nobody saw.
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
