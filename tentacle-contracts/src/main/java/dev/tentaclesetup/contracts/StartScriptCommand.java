package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Starts a script by version 1 of the script service [tentacle-services 2.5].
///
/// @param taskId the server's task, null if there is none
/// @param isolationMutexTimeout how long to wait for the mutex; zero means without limit
/// @param isolationMutexName null for the mutex that all scripts share
public record StartScriptCommand(
        String scriptBody,
        ScriptIsolationLevel isolation,
        Map<ScriptType, String> scripts,
        List<ScriptFile> files,
        List<String> arguments,
        @Nullable String taskId,
        Duration isolationMutexTimeout,
        @Nullable String isolationMutexName) {

    public StartScriptCommand {
        scripts = Map.copyOf(scripts);
        files = List.copyOf(files);
        arguments = List.copyOf(arguments);
    }

    /// The command as a parameter.
    public WireObject toWire() {
        return WireObject.builder(ContractTypes.START_SCRIPT)
                .put("ScriptBody", scriptBody)
                .put("Isolation", isolation.wireNumber())
                .put("Scripts", WireForms.scripts(scripts))
                .put("Files", files.stream().map(ScriptFile::toWire).toList())
                .put("Arguments", arguments)
                .put("TaskId", taskId)
                .putTimeSpan("ScriptIsolationMutexTimeout", isolationMutexTimeout)
                .put("IsolationMutexName", isolationMutexName)
                .build();
    }

    /// Reads a command; what is missing has the default of its type.
    public static StartScriptCommand fromWire(WireObject wire) throws HalibutException {
        return new StartScriptCommand(
                Objects.requireNonNullElse(wire.string("ScriptBody"), ""),
                WireForms.isolation(wire),
                WireForms.scripts(wire),
                WireForms.files(wire),
                WireForms.texts(wire, "Arguments"),
                wire.string("TaskId"),
                Objects.requireNonNullElse(
                        wire.timeSpan("ScriptIsolationMutexTimeout"), Duration.ZERO),
                wire.string("IsolationMutexName"));
    }

    /// Not the body: it may hold secrets.
    @Override
    public String toString() {
        return "StartScriptCommand[" + taskId + "]";
    }
}
