package dev.tentaclesetup.ui.review;

import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.HintLine;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What becomes different, old and new; what is taken away is marked.
final class ChangesView extends VBox {

    private final ObservableList<PlannedChange> changes;

    ChangesView(ObservableList<PlannedChange> changes) {
        this.changes = changes;
        setId("changes");
        getStyleClass().addAll(Style.CARD, Style.SUMMARY);
        visibleProperty().bind(Bindings.isNotEmpty(changes));
        managedProperty().bind(visibleProperty());
        changes.addListener((ListChangeListener<PlannedChange>) ignored -> show());
        show();
    }

    private void show() {
        getChildren().setAll(changes.stream().map(ChangesView::line).toList());
        if (!getChildren().isEmpty()) {
            getChildren().getLast().getStyleClass().add(Style.LAST);
        }
    }

    private static Node line(PlannedChange change) {
        var name = Labels.wrapped(change.what(), Style.SUMMARY_KEY);
        var words = new VBox(Labels.wrapped(change.change(), Style.SUMMARY_VALUE));
        change.gone()
                .forEach(gone ->
                        words.getChildren()
                                .add(
                                        new HintLine(
                                                new ReadOnlyObjectWrapper<>(
                                                        new Hint(
                                                                Status.WARNING,
                                                                Texts.text(
                                                                        "wizard.review.change.gone",
                                                                        gone),
                                                                "")))));
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(name, words);
        row.getStyleClass().add(Style.SUMMARY_ROW);
        return row;
    }
}
