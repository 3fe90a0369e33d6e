package dev.tentaclesetup.ui.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// The button that runs failed checks again. Takes no room while none has failed.
public final class CheckAgain extends HBox {

    /// @param failed whether there is something to try again
    public CheckAgain(ObservableValue<Boolean> failed, Runnable again) {
        var button = new Button(Texts.text("wizard.check.again"));
        button.setId("check-again");
        button.setMnemonicParsing(true);
        button.setOnAction(event -> again.run());
        getChildren().add(button);
        visibleProperty().bind(failed);
        managedProperty().bind(visibleProperty());
    }
}
