package dev.tentaclesetup.contracts;

/// Version 1 of the script service: starting is not idempotent and nothing survives a restart
/// [tentacle-services 4].
public interface ScriptServiceV1 {
    /// The contract's name on the wire.
    String NAME = "IScriptService";

    ScriptTicket startScript(StartScriptCommand command) throws Exception;

    ScriptStatusResponse getStatus(ScriptStatusRequest request) throws Exception;

    ScriptStatusResponse cancelScript(CancelScriptCommand command) throws Exception;

    ScriptStatusResponse completeScript(CompleteScriptCommand command) throws Exception;
}
