package dev.tentaclesetup.ui.removal;

import javafx.beans.value.ObservableBooleanValue;

/// Ways out of a removal, and the questions before them.
public interface RemovalExits {

    /// Whether to stop what runs and to put it back; asks.
    boolean mayStop(ObservableBooleanValue running);

    /// The user gave up, or has seen the result.
    void left();
}
