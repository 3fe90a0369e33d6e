package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.util.Locale;

/// Names one script run on one Tentacle. Two tickets that differ only in letter case are the same
/// ticket [tentacle-services 2.4].
///
/// @param taskId the text on the wire; any characters, so it must not be used as a path unchecked
public record ScriptTicket(String taskId) {

    /// The form under which a ticket is looked up in a table.
    public String key() {
        return taskId.toLowerCase(Locale.ROOT);
    }

    /// The ticket as a result of its own.
    public WireObject toWire() {
        return WireObject.builder(ContractTypes.SCRIPT_TICKET).put("TaskId", taskId).build();
    }

    /// Reads a ticket; one without text is malformed.
    public static ScriptTicket fromWire(WireObject wire) throws HalibutException {
        return new ScriptTicket(wire.requiredString("TaskId"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScriptTicket ticket && ticket.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
