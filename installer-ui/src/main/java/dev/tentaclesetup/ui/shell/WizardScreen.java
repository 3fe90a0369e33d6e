package dev.tentaclesetup.ui.shell;

import javafx.scene.Parent;

/// What fills the whole window: the way through a set-up, the list of agents, a removal.
public interface WizardScreen {

    Parent root();

    /// It is in the window from now on.
    void shown();

    /// Another one takes its place.
    void hidden();

    /// Gives the focus to where the user begins.
    void focus();

    /// The user wants to leave it.
    void cancel();
}
