package dev.tentaclesetup.ui;

import dev.tentaclesetup.ui.removal.RemovalExits;

/// Ways out of what the window shows, and the questions before them.
interface ScreenExits extends RemovalExits {

    /// Whether what was typed may be lost; asks when there is something.
    boolean mayLeave();

    /// Out of the window.
    void close();

    /// To the list of agents.
    ///
    /// @param instance the one to show
    void manage(String instance);
}
