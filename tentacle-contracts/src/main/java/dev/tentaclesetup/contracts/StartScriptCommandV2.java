package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Starts a script by version 2 of the script service; repeating it with the same ticket starts
/// nothing new [tentacle-services 2.6].
///
/// @param taskId the server's task; null is treated as the ticket
/// @param durationToWait how long the call may wait for the script's end; null not to wait
/// @param isolationMutexTimeout how long to wait for the mutex; zero means without limit
/// @param isolationMutexName null for the mutex that all scripts share
public record StartScriptCommandV2(
        ScriptTicket ticket,
        String scriptBody,
        @Nullable String taskId,
        @Nullable Duration durationToWait,
        ScriptIsolationLevel isolation,
        Duration isolationMutexTimeout,
        @Nullable String isolationMutexName,
        Map<ScriptType, String> scripts,
        List<ScriptFile> files,
        List<String> arguments) {

    /// How long official servers let a start wait for the script's end.
    public static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    /// What official servers send as "no limit" for the mutex.
    public static final Duration NO_MUTEX_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    public StartScriptCommandV2 {
        scripts = Map.copyOf(scripts);
        files = List.copyOf(files);
        arguments = List.copyOf(arguments);
    }

    /// A plain script beside others: usual wait, no files, no arguments.
    public static StartScriptCommandV2 of(ScriptTicket ticket, String taskId, String scriptBody) {
        return new StartScriptCommandV2(
                ticket,
                scriptBody,
                taskId,
                USUAL_WAIT,
                ScriptIsolationLevel.NO_ISOLATION,
                NO_MUTEX_TIMEOUT,
                null,
                Map.of(),
                List.of(),
                List.of());
    }

    /// The same script with another waiting time.
    public StartScriptCommandV2 waiting(@Nullable Duration wait) {
        return new StartScriptCommandV2(
                ticket,
                scriptBody,
                taskId,
                wait,
                isolation,
                isolationMutexTimeout,
                isolationMutexName,
                scripts,
                files,
                arguments);
    }

    /// The same script with another isolation.
    ///
    /// @param mutexName null for the mutex that all scripts share
    public StartScriptCommandV2 isolated(
            ScriptIsolationLevel level, Duration timeout, @Nullable String mutexName) {
        return new StartScriptCommandV2(
                ticket,
                scriptBody,
                taskId,
                durationToWait,
                level,
                timeout,
                mutexName,
                scripts,
                files,
                arguments);
    }

    /// The same script with files and arguments.
    public StartScriptCommandV2 with(List<ScriptFile> newFiles, List<String> newArguments) {
        return new StartScriptCommandV2(
                ticket,
                scriptBody,
                taskId,
                durationToWait,
                isolation,
                isolationMutexTimeout,
                isolationMutexName,
                scripts,
                newFiles,
                newArguments);
    }

    /// The command as a parameter.
    public WireObject toWire() {
        return WireObject.builder(ContractTypes.START_SCRIPT_V2)
                .put("ScriptTicket", WireForms.ticket(ticket))
                .put("ScriptBody", scriptBody)
                .put("TaskId", taskId)
                .putTimeSpan("DurationToWaitForScriptToFinish", durationToWait)
                .put("Isolation", isolation.wireNumber())
                .putTimeSpan("ScriptIsolationMutexTimeout", isolationMutexTimeout)
                .put("IsolationMutexName", isolationMutexName)
                .put("Scripts", WireForms.scripts(scripts))
                .put("Files", files.stream().map(ScriptFile::toWire).toList())
                .put("Arguments", arguments)
                .build();
    }

    /// Reads a command; all but the ticket may be missing.
    public static StartScriptCommandV2 fromWire(WireObject wire) throws HalibutException {
        return new StartScriptCommandV2(
                WireForms.ticket(wire, "ScriptTicket"),
                Objects.requireNonNullElse(wire.string("ScriptBody"), ""),
                wire.string("TaskId"),
                wire.timeSpan("DurationToWaitForScriptToFinish"),
                WireForms.isolation(wire),
                Objects.requireNonNullElse(
                        wire.timeSpan("ScriptIsolationMutexTimeout"), Duration.ZERO),
                wire.string("IsolationMutexName"),
                WireForms.scripts(wire),
                WireForms.files(wire),
                WireForms.texts(wire, "Arguments"));
    }

    /// Not the body: it may hold secrets.
    @Override
    public String toString() {
        return "StartScriptCommandV2[" + ticket.taskId() + ", " + taskId + "]";
    }
}
