package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.plan.Facts;
import java.util.List;

/// What a server has of an instance that is removed.
///
/// @param own the records that go with it
/// @param others records with its certificate that another host uses, or may use
/// @param hidden records that are known of, and that the account or this server does not show
public record FoundRecords(
        List<ListedMachine> own, List<ListedMachine> others, List<Facts.Registration> hidden) {

    public FoundRecords {
        own = List.copyOf(own);
        others = List.copyOf(others);
        hidden = List.copyOf(hidden);
    }
}
