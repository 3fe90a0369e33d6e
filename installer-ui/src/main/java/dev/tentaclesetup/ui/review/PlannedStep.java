package dev.tentaclesetup.ui.review;

import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.List;
import java.util.stream.Stream;

/// One line of the plan.
///
/// @param title the step in words
/// @param changes what becomes of each value that differs, in words
/// @param destructive whether something of the user's, or of another host, is lost
public record PlannedStep(String title, List<String> changes, boolean destructive) {

    public PlannedStep {
        changes = List.copyOf(changes);
    }

    /// @param title the step's own, as a line
    public static PlannedStep of(String title, StepDescription step) {
        Stream<String> changes =
                step.values().isEmpty()
                        ? Stream.of(change(step.before(), step.after()))
                        : step.values().stream()
                                .filter(value -> value.changes())
                                .map(value ->
                                        Texts.text(
                                                "wizard.review.plan.value",
                                                ValueWords.of(value.name()),
                                                change(value.before(), value.after())));
        return new PlannedStep(
                title, changes.filter(text -> !text.isEmpty()).toList(), step.destructive());
    }

    private static String change(String before, String after) {
        if (before.isEmpty()) {
            return after;
        }
        return after.isEmpty()
                ? Texts.text("wizard.review.plan.gone", before)
                : Texts.text("wizard.review.plan.change", before, after);
    }
}
