package dev.tentaclesetup.ui.review;

import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.HintLine;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The steps of a plan in words, numbered, each with what it changes.
public final class PlanList extends VBox {

    private final ObservableList<PlannedStep> steps;

    public PlanList(ObservableList<PlannedStep> steps) {
        this.steps = steps;
        getStyleClass().add(Style.PLAN_STEPS);
        steps.addListener((ListChangeListener<PlannedStep>) ignored -> show());
        show();
    }

    private void show() {
        List<Node> lines = new ArrayList<>();
        for (PlannedStep step : steps) {
            lines.add(line(lines.size() + 1, step));
        }
        getChildren().setAll(lines);
    }

    private static Node line(int number, PlannedStep step) {
        var title =
                Labels.wrapped(
                        Texts.text(
                                "wizard.review.plan.step", Integer.toString(number), step.title()));
        var words = new VBox(title);
        for (String change : step.changes()) {
            words.getChildren().add(Labels.wrapped(change, Style.MUTED, Style.PLAN_CHANGE));
        }
        if (step.destructive()) {
            words.getChildren()
                    .add(
                            new HintLine(
                                    new ReadOnlyObjectWrapper<>(
                                            new Hint(
                                                    Status.WARNING,
                                                    Texts.text("wizard.review.plan.destructive"),
                                                    ""))));
        }
        return words;
    }
}
