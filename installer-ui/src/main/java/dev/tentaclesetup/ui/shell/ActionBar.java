package dev.tentaclesetup.ui.shell;

import atlantafx.base.theme.Styles;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The buttons at the bottom, and what is being waited for.
public final class ActionBar extends HBox {

    private final Button back = new Button(Texts.text("wizard.back"));
    private final Button next = new Button();
    private final Button cancel = new Button(Texts.text("wizard.cancel"));
    private final Label status = new Label();

    public ActionBar(Runnable goBack, Runnable goOn, Runnable stop) {
        getStyleClass().add(Style.ACTION_BAR);
        setAlignment(Pos.CENTER_LEFT);
        back.setId("back");
        back.setOnAction(event -> goBack.run());
        next.setId("next");
        next.setDefaultButton(true);
        next.setOnAction(event -> goOn.run());
        cancel.setId("cancel");
        cancel.setCancelButton(true);
        cancel.getStyleClass().add(Styles.FLAT);
        cancel.setOnAction(event -> stop.run());
        status.setId("status");
        status.getStyleClass().add(Style.MUTED);
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        for (Button button : new Button[] {cancel, back, next}) {
            button.setMnemonicParsing(true);
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(cancel, status, gap, back, next);
    }

    /// The button that goes on.
    public Button next() {
        return next;
    }

    /// The button that goes back.
    public Button back() {
        return back;
    }

    /// The button that gives up.
    public Button cancel() {
        return cancel;
    }

    /// What is being waited for, or nothing.
    public void status(String text) {
        status.setText(text);
    }
}
