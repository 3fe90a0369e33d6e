package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.plan.StepDescription;

/// A step's title in the user's language.
final class StepTitles {

    private StepTitles() {}

    static String of(Messages messages, StepDescription step) {
        return messages.text(
                "step." + step.kind() + ".title", step.arguments().toArray(String[]::new));
    }
}
