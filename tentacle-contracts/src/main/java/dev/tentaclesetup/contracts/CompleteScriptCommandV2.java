package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;

/// Ends the life of a script of version 2: workspace and log are deleted.
public record CompleteScriptCommandV2(ScriptTicket ticket) {

    /// The request as a parameter.
    public WireObject toWire() {
        return WireObject.builder(ContractTypes.COMPLETE_SCRIPT_V2)
                .put("Ticket", WireForms.ticket(ticket))
                .build();
    }

    /// Reads a request; the ticket must be there.
    public static CompleteScriptCommandV2 fromWire(WireObject wire) throws HalibutException {
        return new CompleteScriptCommandV2(WireForms.ticket(wire, "Ticket"));
    }
}
