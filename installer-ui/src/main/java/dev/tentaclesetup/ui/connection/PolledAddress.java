package dev.tentaclesetup.ui.connection;

import dev.tentaclesetup.ui.background.Background;
import dev.tentaclesetup.ui.background.Probe;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Hint;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One address of the server that the agent polls, and what dialling it found.
///
/// @param text as typed, `host:port` or `https://host:port/`
/// @param result of the last dial, NONE before
record PolledAddress(StringProperty text, ObjectProperty<Hint> result, Probe probe) {

    static PolledAddress of(String text, Background background) {
        return new PolledAddress(
                new SimpleStringProperty(text),
                new SimpleObjectProperty<>(Hint.NONE),
                new Probe(background));
    }

    void show(CheckRow row) {
        result.set(new Hint(row.mark(), row.text(), row.fix()));
    }
}
