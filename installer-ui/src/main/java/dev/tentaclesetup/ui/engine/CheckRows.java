package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Status;
import java.util.List;

/// What the core finds, as rows of a list of checks.
///
/// @param messages the core's sentences
public record CheckRows(Messages messages) {

    /// What is wrong, a row each; empty when the finding is in order.
    public List<CheckRow> of(Finding finding) {
        return finding.problems().stream().map(this::of).toList();
    }

    /// What is wrong and what to do about it.
    public CheckRow of(Problem problem) {
        return new CheckRow(
                mark(problem),
                messages.message(problem),
                problem.id().text(),
                messages.fix(problem));
    }

    /// How much it matters.
    public static Status mark(Problem problem) {
        return mark(problem.severity());
    }

    private static Status mark(Severity severity) {
        return switch (severity) {
            case BLOCKER -> Status.PROBLEM;
            case WARNING -> Status.WARNING;
        };
    }
}
