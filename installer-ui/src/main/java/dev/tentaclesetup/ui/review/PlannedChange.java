package dev.tentaclesetup.ui.review;

import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One value that becomes another one.
///
/// @param what it is, in words
/// @param change old and new, in words
/// @param gone what is taken away by it, one by one: roles, environments, servers that were trusted
record PlannedChange(String what, String change, List<String> gone) {

    private static final Set<String> LISTS = Set.of("environment", "role", "worker-pool", "tenant");
    private static final String TRUST = "trust";
    private static final String COMMA = ", ";

    PlannedChange {
        gone = List.copyOf(gone);
    }

    /// Every value of a step that becomes different.
    static Stream<PlannedChange> of(StepDescription step) {
        return step.values().stream()
                .filter(PlannedValue::changes)
                .map(value ->
                        new PlannedChange(ValueWords.of(value.name()), words(value), gone(value)));
    }

    private static String words(PlannedValue value) {
        if (value.before().isEmpty()) {
            return Texts.text("wizard.review.change.added", value.after());
        }
        return value.after().isEmpty()
                ? Texts.text("wizard.review.change.removed", value.before())
                : Texts.text("wizard.review.plan.change", value.before(), value.after());
    }

    private static List<String> gone(PlannedValue value) {
        if (value.name().equals(TRUST)) {
            return value.after().isEmpty() ? List.of(value.before()) : List.of();
        }
        if (!LISTS.contains(value.name())) {
            return List.of();
        }
        List<String> stay = Arrays.asList(value.after().split(COMMA));
        return Arrays.stream(value.before().split(COMMA))
                .filter(item -> !item.isEmpty() && !stay.contains(item))
                .toList();
    }
}
