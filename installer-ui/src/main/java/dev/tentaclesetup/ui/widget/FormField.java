package dev.tentaclesetup.ui.widget;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A labelled field with its help under it and, when there is one, its problem beside it.
public final class FormField extends VBox {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final Region input;
    private final Region whole;
    private final HBox line;

    /// @param label with a mnemonic, marked by `_`
    /// @param input the control that takes the focus
    public FormField(String label, Region input) {
        this(label, input, input);
    }

    /// @param label with a mnemonic, marked by `_`
    /// @param input the control that takes the focus
    /// @param whole what is shown, the input inside it
    public FormField(String label, Region input, Region whole) {
        this.input = input;
        this.whole = whole;
        getStyleClass().add(Style.FIELD);
        var caption = new Label(label);
        caption.setMnemonicParsing(true);
        caption.setLabelFor(input);
        caption.getStyleClass().add(Style.FIELD_LABEL);
        line = new HBox(whole);
        line.getStyleClass().add(Style.FIELD_LINE);
        HBox.setHgrow(whole, Priority.ALWAYS);
        whole.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(caption, line);
        input.setAccessibleText(label.replace("_", ""));
    }

    /// Adds a node to the right of the control.
    public FormField beside(Node... nodes) {
        line.getChildren().addAll(nodes);
        return this;
    }

    /// Keeps the control at the width of its content instead of the whole line.
    public FormField narrow() {
        HBox.setHgrow(whole, Priority.NEVER);
        whole.setMaxWidth(Region.USE_PREF_SIZE);
        return this;
    }

    /// A sentence that helps to decide.
    public FormField help(String text) {
        getChildren().add(Labels.wrapped(text, Style.MUTED));
        return this;
    }

    /// Says where the value comes from, as long as there is something to say.
    public FormField origin(ObservableValue<String> words) {
        Label said = Labels.wrapped("", Style.MUTED, Style.DETAIL);
        said.textProperty().bind(words);
        said.visibleProperty().bind(words.map(text -> !text.isEmpty()));
        said.managedProperty().bind(said.visibleProperty());
        getChildren().add(said);
        return this;
    }

    /// Shows the problem of this field whenever there is one.
    public FormField hint(ObservableValue<Hint> hint) {
        getChildren().add(new HintLine(hint));
        hint.subscribe(now -> {
            whole.pseudoClassStateChanged(INVALID, now.blocks());
            input.pseudoClassStateChanged(INVALID, now.blocks());
            input.setAccessibleHelp(now.spoken());
        });
        return this;
    }
}
