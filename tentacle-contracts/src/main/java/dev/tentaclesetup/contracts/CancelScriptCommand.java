package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;

/// Stops a script of version 1.
///
/// @param lastLogSequence the ordinal of the last log line the caller has; zero or less for all
///   lines
public record CancelScriptCommand(ScriptTicket ticket, long lastLogSequence) {

    /// The request as a parameter.
    public WireObject toWire() {
        return WireObject.builder(ContractTypes.CANCEL_SCRIPT)
                .put("Ticket", WireForms.ticket(ticket))
                .put("LastLogSequence", lastLogSequence)
                .build();
    }

    /// Reads a request; only the ticket must be there.
    public static CancelScriptCommand fromWire(WireObject wire) throws HalibutException {
        return new CancelScriptCommand(
                WireForms.ticket(wire, "Ticket"), wire.longInteger("LastLogSequence", 0));
    }
}
