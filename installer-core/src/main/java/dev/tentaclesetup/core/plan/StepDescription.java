package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.Messages;
import java.util.List;

/// A step as data: what review page, dry run, JSON, log and journal show. Never holds a secret. Its
/// values are in the words of the answers and of the things themselves, the same in every language,
/// because scripts read them and the plan's hash is made of them.
///
/// @param kind what it is about
/// @param arguments for the title's placeholders
/// @param before what differs, as it is now; empty when there is nothing
/// @param after what differs, as it is wanted; empty when it is removed
/// @param destructive whether something of the user's, or of another host, is lost
/// @param values all that the step writes, one by one; empty for a step that writes one thing only,
///   which `before` and `after` say
public record StepDescription(
        StepKind kind,
        List<String> arguments,
        String before,
        String after,
        boolean destructive,
        List<PlannedValue> values) {
    public StepDescription {
        arguments = List.copyOf(arguments);
        values = List.copyOf(values);
    }

    /// Of a step that writes one thing only.
    public StepDescription(
            StepKind kind,
            List<String> arguments,
            String before,
            String after,
            boolean destructive) {
        this(kind, arguments, before, after, destructive, List.of());
    }

    /// Of a step that writes several values.
    public static StepDescription of(
            StepKind kind, List<String> arguments, List<PlannedValue> values, boolean destructive) {
        return new StepDescription(
                kind,
                arguments,
                PlannedValue.line(values, false),
                PlannedValue.line(values, true),
                destructive,
                values);
    }

    /// The step in the user's language, for example "stop Tentacle".
    public String title(Messages messages) {
        return messages.text(kind.titleKey(), arguments.toArray(String[]::new));
    }
}
