package dev.tentaclesetup.core.octopus;

import java.util.List;
import java.util.Optional;

/// Something on the server that has a name and that answers refer to: an environment, a policy.
///
/// @param id for example `Environments-1`
/// @param name as shown in the portal
/// @param slug empty where the server has none
/// @param isDefault whether it is used when none is named
public record NamedItem(String id, String name, Optional<String> slug, boolean isDefault) {

    /// The item that a user's word means: a name beats a slug and a slug beats an id, because names
    /// may look like the others.
    public static Optional<NamedItem> meantBy(String word, List<NamedItem> items) {
        String wanted = word.strip();
        return items.stream()
                .filter(item -> item.name().strip().equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> items.stream().filter(item -> item.isMeantBy(wanted)).findFirst());
    }

    /// Whether a user's word means this item: its name, slug or id, ignoring case and surrounding
    /// whitespace.
    public boolean isMeantBy(String word) {
        String wanted = word.strip();
        return name.strip().equalsIgnoreCase(wanted)
                || slug.filter(wanted::equalsIgnoreCase).isPresent()
                || id.equalsIgnoreCase(wanted);
    }
}
