package dev.tentaclesetup.ui.shell;

import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// One step in the step list: number or sign, name, and how it stands in a word.
final class StepButton extends Button {

    private static final Map<WizardFlow.State, PseudoClass> CLASSES =
            new EnumMap<>(WizardFlow.State.class);

    static {
        for (WizardFlow.State state : WizardFlow.State.values()) {
            CLASSES.put(
                    state,
                    PseudoClass.getPseudoClass(
                            state.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    private final WizardStep step;
    private final Text number;
    private final StackPane circle;
    private final VBox words;
    private final Text word = new Text();

    StepButton(WizardStep step) {
        this.step = step;
        setId("step-" + step.number());
        getStyleClass().setAll(Style.STEP_ROW);
        setMaxWidth(Double.MAX_VALUE);
        setAlignment(Pos.CENTER_LEFT);
        number = new Text(Integer.toString(step.number()));
        number.getStyleClass().add(Style.STEP_NUMBER);
        circle = new StackPane(number);
        circle.getStyleClass().add(Style.STEP_CIRCLE);
        var title = new Text(step.title());
        title.getStyleClass().add(Style.STEP_TITLE);
        word.getStyleClass().add(Style.STEP_WORD);
        words = new VBox(title);
        words.setAlignment(Pos.CENTER_LEFT);
        var row = new HBox(circle, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(Style.STEP_CONTENT);
        setGraphic(row);
        setDisable(true);
    }

    void show(WizardFlow.State state, boolean open) {
        CLASSES.forEach((each, style) -> pseudoClassStateChanged(style, each == state));
        word.setText(word(state));
        words.getChildren().setAll(words.getChildren().getFirst());
        if (!word.getText().isEmpty()) {
            words.getChildren().add(word);
        }
        circle.getChildren().setAll(sign(state));
        setAccessibleText(
                Texts.text(
                        "wizard.step.spoken",
                        Integer.toString(step.number()),
                        step.title(),
                        word.getText()));
        setDisable(!open);
        setFocusTraversable(state == WizardFlow.State.CURRENT);
    }

    private Node sign(WizardFlow.State state) {
        return switch (state) {
            case CURRENT, NOT_VISITED -> number;
            case DONE, ATTENTION -> {
                var shape = new Region();
                shape.getStyleClass().add(Style.SHAPE);
                yield shape;
            }
        };
    }

    private static String word(WizardFlow.State state) {
        return switch (state) {
            case DONE -> Texts.text("wizard.step.state.done");
            case CURRENT -> Texts.text("wizard.step.state.current");
            case ATTENTION -> Texts.text("wizard.step.state.attention");
            case NOT_VISITED -> "";
        };
    }
}
