package dev.tentaclesetup.ui;

import javafx.beans.value.ObservableBooleanValue;

/// Ways out of what the window shows, and the questions before them.
interface ScreenExits {

    /// Whether to stop what runs and to put it back; asks.
    boolean mayStop(ObservableBooleanValue running);

    /// Whether what was typed may be lost; asks when there is something.
    boolean mayLeave();

    /// The user gave up: back to the list of agents, or out of the window where there was none.
    void left();

    /// Out of the window.
    void close();

    /// To the list of agents.
    ///
    /// @param instance the one to show
    void manage(String instance);
}
