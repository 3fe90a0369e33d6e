package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.CancelScriptCommand;
import dev.tentaclesetup.contracts.CompleteScriptCommand;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptServiceV1;
import dev.tentaclesetup.contracts.ScriptStatusRequest;
import dev.tentaclesetup.contracts.ScriptStatusResponse;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Version 1 of the script service: what runs is known to this process only [tentacle-services 4].
public final class ScriptServiceV1Handler implements ScriptServiceV1 {
    private static final int LONGEST_TASK = 100;

    private final ScriptHost host;
    private final LogsOfEndedScripts endedLogs;
    private final AtomicInteger counter = new AtomicInteger();
    private final Map<String, RunningScript> scripts = new ConcurrentHashMap<>();

    public ScriptServiceV1Handler(ScriptHost host) {
        this.host = host;
        this.endedLogs = new LogsOfEndedScripts(host.clock());
    }

    @Override
    public ScriptTicket startScript(StartScriptCommand command) throws IOException {
        ScriptTicket ticket;
        Workspace workspace;
        do {
            ticket = ticket(command.taskId(), host.clock().instant());
            workspace = host.workspaces().find(ticket).orElseThrow();
            // The agent before this one counted from 1 too, perhaps within the same second.
        } while (Files.exists(workspace.folder()));
        PreparedScript script =
                host.prepare(
                        workspace,
                        new ScriptBodies(command.scriptBody(), command.scripts()),
                        command.files());
        RunningScript running =
                host.ready(
                        script,
                        command.arguments(),
                        new IsolationMutexes.Request(
                                command.isolation(),
                                command.isolationMutexName(),
                                command.isolationMutexTimeout(),
                                Objects.requireNonNullElse(command.taskId(), ticket.taskId())),
                        RunningScript.Progress.unrecorded());
        scripts.put(ticket.key(), running);
        running.begin();
        return ticket;
    }

    /// Time, task and a number. What a folder's name cannot hold is replaced.
    private ScriptTicket ticket(@Nullable String taskId, Instant now) {
        String task =
                Objects.requireNonNullElse(taskId, "")
                        .replace("ServerTasks-", "")
                        .replaceAll("[^A-Za-z0-9._-]", "_");
        String shortened = task.substring(0, Math.min(task.length(), LONGEST_TASK));
        return new ScriptTicket(
                TicketTime.FORM.format(now) + "-" + shortened + "-" + counter.incrementAndGet());
    }

    @Override
    public ScriptStatusResponse getStatus(ScriptStatusRequest request) throws IOException {
        return status(
                request.ticket(), scripts.get(request.ticket().key()), request.lastLogSequence());
    }

    @Override
    public ScriptStatusResponse cancelScript(CancelScriptCommand command) throws IOException {
        RunningScript script = scripts.get(command.ticket().key());
        if (script != null) {
            script.cancel();
        }
        return status(command.ticket(), script, command.lastLogSequence());
    }

    @Override
    public ScriptStatusResponse completeScript(CompleteScriptCommand command) throws IOException {
        RunningScript script = scripts.remove(command.ticket().key());
        ScriptStatusResponse last = last(command, script);
        Optional<Workspace> workspace = host.workspaces().find(command.ticket());
        if (workspace.isPresent()) {
            endedLogs.forget(workspace.get());
            workspace.get().delete();
        }
        return last;
    }

    /// The answer that is the caller's final result: it never says that there is more to come, even
    /// if the caller asked for so many lines that not all fit in.
    private ScriptStatusResponse last(CompleteScriptCommand command, @Nullable RunningScript script)
            throws IOException {
        ScriptStatusResponse answer = status(command.ticket(), script, command.lastLogSequence());
        if (script == null || script.state() != ProcessState.COMPLETE) {
            return answer;
        }
        return new ScriptStatusResponse(
                answer.ticket(),
                answer.logs(),
                answer.nextLogSequence(),
                ProcessState.COMPLETE,
                script.exitCode());
    }

    /// Whether the workspace of this name is in use.
    boolean uses(String ticket) {
        RunningScript script = scripts.get(new ScriptTicket(ticket).key());
        return script != null && script.state() != ProcessState.COMPLETE;
    }

    /// A script that this process does not run counts as ended well, with whatever log there is.
    private ScriptStatusResponse status(
            ScriptTicket ticket, @Nullable RunningScript script, long after) throws IOException {
        ScriptStatus status =
                script == null
                        ? ScriptStatus.of(ProcessState.COMPLETE, 0, leftLog(ticket, after))
                        : ScriptStatus.of(script, after);
        return new ScriptStatusResponse(
                ticket,
                status.log().lines(),
                status.log().nextSequence(),
                status.state(),
                status.exitCode());
    }

    private LogPage leftLog(ScriptTicket ticket, long after) throws IOException {
        Optional<Workspace> workspace = host.workspaces().find(ticket);
        return workspace.isEmpty() ? LogPage.empty(after) : endedLogs.page(workspace.get(), after);
    }

    /// Made with the first ticket of version 1; most agents never see one, and a formatter costs
    /// their start.
    private static final class TicketTime {
        static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
