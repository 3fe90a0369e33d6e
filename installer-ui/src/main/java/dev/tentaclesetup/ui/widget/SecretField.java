package dev.tentaclesetup.ui.widget;

import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A masked field with a button that shows and hides what is in it. Pasted blanks are cut off.
public final class SecretField extends HBox {

    private final PasswordField masked = new PasswordField();
    private final TextField plain = new TextField();
    private final ToggleButton show = new ToggleButton(Texts.text("wizard.secret.show"));

    public SecretField(String id, StringProperty secret) {
        getStyleClass().add("secret-field");
        masked.setId(id);
        plain.setId(id + "-shown");
        plain.getStyleClass().add(Style.MONO);
        masked.textProperty().bindBidirectional(secret);
        plain.textProperty().bindBidirectional(secret);
        plain.setVisible(false);
        plain.accessibleTextProperty().bind(masked.accessibleTextProperty());
        var fields = new StackPane(masked, plain);
        HBox.setHgrow(fields, Priority.ALWAYS);
        show.setMnemonicParsing(true);
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.selectedProperty().subscribe(this::show);
        getChildren().addAll(fields, show);
    }

    /// The field that takes the focus.
    public TextField input() {
        return masked;
    }

    private void show(boolean shown) {
        plain.setVisible(shown);
        masked.setVisible(!shown);
        show.setText(Texts.text(shown ? "wizard.secret.hide" : "wizard.secret.show"));
    }
}
