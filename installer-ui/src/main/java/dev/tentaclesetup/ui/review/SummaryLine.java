package dev.tentaclesetup.ui.review;

import dev.tentaclesetup.ui.shell.WizardStep;
import java.util.List;

/// What was answered on one step, in words.
///
/// @param step where it can be changed
/// @param main the most important of it
/// @param more the rest, a line each
record SummaryLine(WizardStep step, String main, List<String> more) {
    SummaryLine {
        more = List.copyOf(more);
    }
}
