package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.Messages;
import java.util.List;

/// A step as data: what review page, dry run, JSON, log and journal show. Never holds a secret.
///
/// @param kind what it is about
/// @param arguments for the title's placeholders
/// @param before the value now, empty when there is none
/// @param after the value wanted, empty when it is removed
/// @param destructive whether something of the user's is deleted
public record StepDescription(
        StepKind kind, List<String> arguments, String before, String after, boolean destructive) {
    public StepDescription {
        arguments = List.copyOf(arguments);
    }

    /// The step in the user's language, for example "stop Tentacle".
    public String title(Messages messages) {
        return messages.text(kind.titleKey(), arguments.toArray(String[]::new));
    }
}
