package dev.tentaclesetup.ui.shell;

import dev.tentaclesetup.ui.widget.Texts;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;
import javafx.util.Subscription;

/// The two questions that need an answer at once.
public final class Confirmations {

    private Confirmations() {}

    /// Whether to leave and lose what was typed.
    public static boolean leave(Window owner) {
        return ask(
                owner,
                Texts.text("wizard.leave.title"),
                Texts.text("wizard.leave.text"),
                Texts.text("wizard.leave.leave"),
                Texts.text("wizard.leave.stay"),
                new ReadOnlyBooleanWrapper(true));
    }

    /// Whether to stop the set-up and put everything back.
    ///
    /// @param running the question closes itself, unanswered, when there is nothing left to stop
    public static boolean stop(Window owner, ObservableBooleanValue running) {
        return ask(
                owner,
                Texts.text("wizard.stop.title"),
                Texts.text("wizard.stop.text"),
                Texts.text("wizard.stop.stop"),
                Texts.text("wizard.stop.go"),
                running);
    }

    /// The safe answer is the one of Enter and of Escape.
    private static boolean ask(
            Window owner,
            String title,
            String text,
            String yes,
            String no,
            ObservableBooleanValue open) {
        var agree = new ButtonType(yes, ButtonBar.ButtonData.OTHER);
        var decline = new ButtonType(no, ButtonBar.ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.NONE, text, agree, decline);
        alert.initOwner(owner);
        alert.setTitle(title);
        alert.setHeaderText(title);
        alert.getDialogPane().getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
        var safe = (Button) alert.getDialogPane().lookupButton(decline);
        safe.setId("answer-safe");
        safe.setDefaultButton(true);
        alert.getDialogPane().lookupButton(agree).setId("answer-other");
        alert.setOnShown(event -> safe.requestFocus());
        Subscription watch =
                open.subscribe(still -> {
                    if (!still) {
                        alert.setResult(decline);
                    }
                });
        boolean agreed = alert.showAndWait().filter(agree::equals).isPresent();
        watch.unsubscribe();
        return agreed && open.get();
    }
}
