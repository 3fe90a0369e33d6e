package dev.tentaclesetup.ui.draft;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.ui.background.Background;
import dev.tentaclesetup.ui.engine.WizardBackend;
import java.util.Locale;

/// What every page model is made of.
///
/// @param draft the answers so far
/// @param backend the engine
/// @param background where work goes
/// @param messages the core's sentences
public record WizardContext(
        DraftModel draft, WizardBackend backend, Background background, Messages messages) {

    /// A step in words, as a line of its own.
    public String title(StepDescription step) {
        String title = step.title(messages);
        return title.substring(0, 1).toUpperCase(Locale.getDefault()) + title.substring(1);
    }
}
