package dev.tentaclesetup.ui.widget;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One of several choices: a radio button with a sentence that explains it, on a card that can be
/// clicked anywhere.
public final class ChoiceCard extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final RadioButton radio;

    public ChoiceCard(String id, String text, String explanation, ToggleGroup group) {
        getStyleClass().addAll(Style.CARD, Style.CHOICE);
        radio = new RadioButton(text);
        radio.setId(id);
        radio.setMnemonicParsing(true);
        radio.setWrapText(true);
        radio.setToggleGroup(group);
        radio.setAccessibleHelp(explanation);
        radio.getStyleClass().add(Style.CHOICE_TITLE);
        radio.selectedProperty().subscribe(on -> pseudoClassStateChanged(CHOSEN, on));
        var title = new HBox(radio);
        title.getStyleClass().add(Style.CHOICE_LINE);
        getChildren().addAll(title, Labels.wrapped(explanation, Style.MUTED, Style.CHOICE_HELP));
        setOnMouseClicked(event -> {
            if (!radio.isDisabled()) {
                radio.setSelected(true);
                radio.requestFocus();
            }
        });
    }

    /// Adds what was measured, under the explanation.
    public ChoiceCard with(Node node) {
        getChildren().add(node);
        return this;
    }

    /// The radio button itself.
    public RadioButton radio() {
        return radio;
    }
}
