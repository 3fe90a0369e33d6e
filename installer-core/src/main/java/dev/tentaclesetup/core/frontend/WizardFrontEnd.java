package dev.tentaclesetup.core.frontend;

import dev.tentaclesetup.core.answers.AnswerDraft;

/// The graphical front end, found at run time through `ServiceLoader`, so that nothing but its own
/// module knows a window toolkit.
public interface WizardFrontEnd {

    /// Whether a window can be opened here and now: a display exists and the toolkit can run.
    boolean available();

    /// Shows the wizard and returns when its last window is closed.
    ///
    /// @param prefilled answers that the pages begin with
    /// @param log of its runs
    /// @return the exit code for the process, as in [wizard-reference 10.6]
    int run(AnswerDraft prefilled, LoggedRun log);
}
