package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.preflight.ListedMachine;
import java.util.List;

/// What becomes of the server's records of an instance that is removed.
///
/// @param deletable those that the removal deletes
/// @param staying those that were to go, and that it cannot or must not delete
/// @param unknown whether there may be others
record RecordsToDelete(
        List<ListedMachine> deletable, List<Facts.Registration> staying, boolean unknown) {

    /// The server is left alone.
    static final RecordsToDelete NONE = new RecordsToDelete(List.of(), List.of(), false);

    RecordsToDelete {
        deletable = List.copyOf(deletable);
        staying = List.copyOf(staying);
    }
}
