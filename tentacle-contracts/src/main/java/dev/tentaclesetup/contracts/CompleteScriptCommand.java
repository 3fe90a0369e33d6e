package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;

/// Ends the life of a script of version 1: the answer is the last chance to see its output.
///
/// @param lastLogSequence the ordinal of the last log line the caller has; zero or less for all
///   lines
public record CompleteScriptCommand(ScriptTicket ticket, long lastLogSequence) {

    /// The request as a parameter.
    public WireObject toWire() {
        return WireObject.builder(ContractTypes.COMPLETE_SCRIPT)
                .put("Ticket", WireForms.ticket(ticket))
                .put("LastLogSequence", lastLogSequence)
                .build();
    }

    /// Reads a request; only the ticket must be there.
    public static CompleteScriptCommand fromWire(WireObject wire) throws HalibutException {
        return new CompleteScriptCommand(
                WireForms.ticket(wire, "Ticket"), wire.longInteger("LastLogSequence", 0));
    }
}
