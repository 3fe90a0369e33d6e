package dev.tentaclesetup.ui.shell;

import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The left side: whose window this is, and where the user is among the steps. One stop for Tab, Up
/// and Down move inside it.
final class StepListView extends VBox {

    private final Label promise = Labels.wrapped("", Style.MUTED);
    private final Map<WizardStep, StepButton> buttons = new EnumMap<>(WizardStep.class);

    /// @param go goes to a step that was visited
    StepListView(Consumer<WizardStep> go) {
        getStyleClass().add(Style.SIDEBAR);
        getChildren().add(new BrandSign());
        for (WizardStep step : WizardStep.values()) {
            var button = new StepButton(step);
            button.setOnAction(event -> go.accept(step));
            button.setOnKeyPressed(event -> press(event, step));
            buttons.put(step, button);
            getChildren().add(button);
        }
        var gap = new Region();
        setVgrow(gap, Priority.ALWAYS);
        promise.setId("promise");
        getChildren().addAll(gap, promise);
    }

    /// Shows where the user is now.
    void show(WizardFlow flow) {
        promise.setText(
                flow.changing()
                        ? Texts.text("wizard.promise.changing")
                        : Texts.text("wizard.promise"));
        promise.setVisible(flow.current() != WizardStep.SETUP);
        buttons.forEach((step, button) -> button.show(flow.state(step), flow.open(step)));
    }

    private void press(KeyEvent event, WizardStep step) {
        if (event.getCode() == KeyCode.DOWN) {
            move(step, from -> from.flatMap(WizardStep::next));
            event.consume();
        } else if (event.getCode() == KeyCode.UP) {
            move(step, from -> from.flatMap(WizardStep::previous));
            event.consume();
        }
    }

    private void move(WizardStep from, UnaryOperator<Optional<WizardStep>> towards) {
        Optional<WizardStep> step = towards.apply(Optional.of(from));
        while (step.isPresent()) {
            StepButton candidate = buttons.get(step.get());
            if (candidate != null && !candidate.isDisabled()) {
                candidate.requestFocus();
                return;
            }
            step = towards.apply(step);
        }
    }
}
