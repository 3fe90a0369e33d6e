package dev.tentaclesetup.ui.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A hint in words under a field: sign, state word and sentence, then what to do. Takes no room
/// while there is nothing to say.
public final class HintLine extends HBox {

    public HintLine(ObservableValue<Hint> hint) {
        getStyleClass().add(Style.PROBLEM_LINE);
        managedProperty().bind(visibleProperty());
        hint.subscribe(this::show);
    }

    private void show(Hint hint) {
        setVisible(hint.present());
        StatusIcons.on(this, hint.mark());
        getChildren().clear();
        if (hint.present()) {
            var words = new VBox(Labels.wrapped(hint.mark().word() + ": " + hint.text()));
            if (!hint.fix().isEmpty()) {
                Label fix = Labels.wrapped(hint.fix());
                fix.getStyleClass().add(Style.MUTED);
                words.getChildren().add(fix);
            }
            getChildren().addAll(StatusIcons.sign(hint.mark()), words);
        }
    }
}
