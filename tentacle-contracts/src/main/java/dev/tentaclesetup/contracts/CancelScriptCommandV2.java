package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;

/// Stops a script of version 2.
///
/// @param lastLogSequence the ordinal of the last log line the caller has; zero or less for all
///   lines
public record CancelScriptCommandV2(ScriptTicket ticket, long lastLogSequence) {

    /// The request as a parameter.
    public WireObject toWire() {
        return WireObject.builder(ContractTypes.CANCEL_SCRIPT_V2)
                .put("Ticket", WireForms.ticket(ticket))
                .put("LastLogSequence", lastLogSequence)
                .build();
    }

    /// Reads a request; only the ticket must be there.
    public static CancelScriptCommandV2 fromWire(WireObject wire) throws HalibutException {
        return new CancelScriptCommandV2(
                WireForms.ticket(wire, "Ticket"), wire.longInteger("LastLogSequence", 0));
    }
}
