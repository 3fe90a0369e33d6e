package dev.tentaclesetup.contracts;

/// Version 2 of the script service: every call may be repeated [tentacle-services 5].
public interface ScriptServiceV2 {
    /// The contract's name on the wire.
    String NAME = "IScriptServiceV2";

    ScriptStatusResponseV2 startScript(StartScriptCommandV2 command) throws Exception;

    ScriptStatusResponseV2 getStatus(ScriptStatusRequestV2 request) throws Exception;

    ScriptStatusResponseV2 cancelScript(CancelScriptCommandV2 command) throws Exception;

    void completeScript(CompleteScriptCommandV2 command) throws Exception;
}
