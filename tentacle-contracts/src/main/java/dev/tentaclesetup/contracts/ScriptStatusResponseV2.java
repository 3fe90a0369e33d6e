package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.util.List;

/// How far a script of version 2 is, and the lines after those that the caller has.
///
/// @param nextLogSequence passed back in the next request
/// @param exitCode 0 until the state is complete, see [ScriptExitCodes]
public record ScriptStatusResponseV2(
        ScriptTicket ticket,
        List<ProcessOutput> logs,
        long nextLogSequence,
        ProcessState state,
        int exitCode) {

    public ScriptStatusResponseV2 {
        logs = List.copyOf(logs);
    }

    /// The answer as a result.
    public WireObject toWire() {
        return WireObject.builder(ContractTypes.SCRIPT_STATUS_RESPONSE_V2)
                .put("Ticket", WireForms.ticket(ticket))
                .put("Logs", WireForms.logs(logs))
                .put("NextLogSequence", nextLogSequence)
                .put("State", state.wireNumber())
                .put("ExitCode", exitCode)
                .build();
    }

    /// Reads an answer.
    public static ScriptStatusResponseV2 fromWire(WireObject wire) throws HalibutException {
        return new ScriptStatusResponseV2(
                WireForms.ticket(wire, "Ticket"),
                WireForms.logs(wire),
                wire.longInteger("NextLogSequence", 0),
                WireForms.state(wire),
                wire.integer("ExitCode", 0));
    }
}
