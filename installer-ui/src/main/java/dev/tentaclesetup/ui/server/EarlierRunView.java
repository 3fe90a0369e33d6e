package dev.tentaclesetup.ui.server;

import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.HintLine;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// An earlier set-up that was interrupted, above the fields of the first page. Takes no room while
/// there is none.
final class EarlierRunView extends VBox {

    EarlierRunView(EarlierRunModel model) {
        getStyleClass().add(Style.FIELD);
        var goOn = button("earlier-continue", "wizard.earlier.continue", model::goOn);
        var forget = button("earlier-forget", "wizard.earlier.forget", model::forget);
        var buttons = new HBox(goOn, forget);
        buttons.getStyleClass().add(Style.FIELD_LINE);
        getChildren().addAll(new HintLine(model.hint()), buttons);
        visibleProperty().bind(model.hint().map(Hint::present));
        managedProperty().bind(visibleProperty());
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(Texts.text(text));
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setOnAction(event -> action.run());
        return button;
    }
}
