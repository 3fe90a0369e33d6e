package dev.tentaclesetup.ui.widget;

import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A masked field with a button that shows and hides what is in it. Whitespace around what is
/// pasted is removed.
public final class SecretField extends HBox {

    private final PasswordField masked = new PasswordField();
    private final StringProperty secret;
    private final StackPane fields = new StackPane(masked);
    private final ToggleButton show = new ToggleButton(Texts.text("wizard.secret.show"));
    private Optional<TextField> plain = Optional.empty();

    public SecretField(String id, StringProperty secret) {
        this.secret = secret;
        getStyleClass().add(Style.SECRET_FIELD);
        masked.setId(id);
        masked.textProperty().bindBidirectional(secret);
        HBox.setHgrow(fields, Priority.ALWAYS);
        show.setMnemonicParsing(true);
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.selectedProperty().subscribe((before, shown) -> show(shown));
        getChildren().addAll(fields, show);
    }

    /// The field that takes the focus.
    public TextField input() {
        return masked;
    }

    private void show(boolean shown) {
        TextField readable = plain.orElseGet(this::newPlain);
        plain = Optional.of(readable);
        readable.setVisible(shown);
        masked.setVisible(!shown);
        show.setText(Texts.text(shown ? "wizard.secret.hide" : "wizard.secret.show"));
    }

    /// Made when it is first wanted: most users never show it, and the first page opens sooner.
    private TextField newPlain() {
        var field = new TextField();
        field.setId(masked.getId() + "-shown");
        field.getStyleClass().add(Style.MONO);
        field.textProperty().bindBidirectional(secret);
        field.accessibleTextProperty().bind(masked.accessibleTextProperty());
        fields.getChildren().add(field);
        return field;
    }
}
