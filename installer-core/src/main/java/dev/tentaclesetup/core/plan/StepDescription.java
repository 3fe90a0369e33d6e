package dev.tentaclesetup.core.plan;

import java.util.List;

/// A step as data: what review page, dry run, JSON, log and journal show. Never holds a secret.
///
/// @param kind stable word, also the bundle key `step.<kind>.title`, for example `certificate`
/// @param arguments for the title's placeholders
/// @param before the value now, empty when there is none
/// @param after the value wanted, empty when it is removed
/// @param destructive whether something of the user's is deleted
public record StepDescription(
        String kind, List<String> arguments, String before, String after, boolean destructive) {
    public StepDescription {
        arguments = List.copyOf(arguments);
    }
}
