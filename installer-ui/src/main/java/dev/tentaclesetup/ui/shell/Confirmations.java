package dev.tentaclesetup.ui.shell;

import dev.tentaclesetup.ui.widget.Texts;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

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
                Texts.text("wizard.leave.stay"));
    }

    /// Whether to stop the set-up and put everything back.
    public static boolean stop(Window owner) {
        return ask(
                owner,
                Texts.text("wizard.stop.title"),
                Texts.text("wizard.stop.text"),
                Texts.text("wizard.stop.stop"),
                Texts.text("wizard.stop.go"));
    }

    private static boolean ask(Window owner, String title, String text, String yes, String no) {
        var agree = new ButtonType(yes, ButtonBar.ButtonData.OK_DONE);
        var decline = new ButtonType(no, ButtonBar.ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.NONE, text, agree, decline);
        alert.initOwner(owner);
        alert.setTitle(title);
        alert.setHeaderText(title);
        alert.getDialogPane().getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
        return alert.showAndWait().filter(agree::equals).isPresent();
    }
}
