package dev.tentaclesetup.ui.draft;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.problem.Fault;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
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

    private static final System.Logger LOG = System.getLogger(WizardContext.class.getName());

    /// The same for other answers.
    public WizardContext with(DraftModel other) {
        return new WizardContext(other, backend, background, messages);
    }

    /// What went wrong. What the core gives no problem for is a fault of this program: the log has
    /// it, under the reference that the problem names.
    public Problem problem(Throwable cause) {
        if (cause instanceof ProblemException known) {
            return known.problem();
        }
        LOG.log(System.Logger.Level.ERROR, "internal error", cause);
        return Fault.problem(cause);
    }

    /// A step in words, as a line of its own.
    public String title(StepDescription step) {
        String title = step.title(messages);
        return title.substring(0, 1).toUpperCase(Locale.getDefault()) + title.substring(1);
    }
}
