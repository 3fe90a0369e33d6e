package dev.tentaclesetup.ui.setup;

import atlantafx.base.theme.Styles;
import dev.tentaclesetup.ui.shell.Layouts;
import dev.tentaclesetup.ui.shell.WizardPage;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Step 6: the steps as they happen, then the result above them.
public final class SetupPage implements WizardPage {

    private final SetupPageModel model;
    private final VBox result = new VBox();
    private final VBox steps = new VBox();
    private final ResultView results;
    private final VBox content;

    public SetupPage(SetupPageModel model, ResultView results) {
        this.model = model;
        this.results = results;
        model.result().subscribe(this::showResult);
        steps.getStyleClass().addAll(Style.CARD, Style.CHECK_LIST);
        steps.setId("setup-steps");
        model.steps().forEach(row -> steps.getChildren().add(StepRowView.of(row)));
        model.steps().addListener(this::changed);
        this.content = new VBox(progress(), result, steps, log());
        content.getStyleClass().add(Style.FORM);
    }

    private Node progress() {
        var bar = new ProgressBar();
        bar.setId("setup-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.progress());
        bar.getStyleClass().add(Styles.MEDIUM);
        Label doing = Labels.wrapped("");
        doing.setId("setup-doing");
        doing.textProperty().bind(model.doing());
        bar.accessibleTextProperty().bind(model.doing());
        var count = new Label();
        count.getStyleClass().add(Style.MUTED);
        count.textProperty()
                .bind(Bindings.createStringBinding(this::count, model.progress(), model.steps()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var words = new HBox(doing, gap, count);
        words.getStyleClass().add(Style.FIELD_LINE);
        var box = new VBox(words, bar);
        box.getStyleClass().add(Style.FIELD);
        return Layouts.shownWhen(model.running(), box);
    }

    private String count() {
        long done = Math.round(model.progress().get() * model.steps().size());
        return Texts.text(
                "wizard.setup.count", Long.toString(done), Integer.toString(model.steps().size()));
    }

    private void changed(ListChangeListener.Change<? extends StepRow> change) {
        while (change.next()) {
            if (change.wasReplaced() && change.getRemovedSize() == change.getAddedSize()) {
                for (int i = change.getFrom(); i < change.getTo(); i++) {
                    steps.getChildren().set(i, StepRowView.of(change.getList().get(i)));
                }
            } else {
                steps.getChildren().setAll(model.steps().stream().map(StepRowView::of).toList());
            }
        }
    }

    private Node log() {
        var text = new TextArea();
        text.setId("setup-log");
        text.setEditable(false);
        text.setPrefRowCount(10);
        text.getStyleClass().addAll(Style.MONO, Style.LOG);
        text.setAccessibleText(Texts.text("wizard.setup.log"));
        model.log()
                .addListener(
                        (ListChangeListener<String>)
                                ignored -> text.setText(String.join("\n", model.log())));
        var pane = new TitledPane(Texts.text("wizard.setup.log"), text);
        pane.setId("log");
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add(Styles.DENSE);
        return pane;
    }

    private void showResult(Optional<SetupResult> ended) {
        result.getChildren().setAll(ended.map(results::of).stream().toList());
        boolean something =
                result.getChildren().stream()
                        .anyMatch(one ->
                                one instanceof Parent parent
                                        && !parent.getChildrenUnmodifiable().isEmpty());
        result.setVisible(something);
        result.setManaged(something);
    }

    @Override
    public ObservableValue<String> heading() {
        return model.result()
                .map(ended -> ended.map(SetupResult::heading).orElseGet(this::running));
    }

    private String running() {
        return switch (model.purpose()) {
            case SET_UP -> Texts.text("wizard.setup.heading");
            case REMOVE, REMOVE_PARTS, REMOVE_HERE_ONLY -> Texts.text("wizard.removal.running");
        };
    }

    @Override
    public ObservableValue<String> lead() {
        return model.result()
                .map(ended ->
                        ended.map(SetupResult::sentence).orElse(Texts.text("wizard.setup.lead")));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public ObservableBooleanValue busy() {
        return model.running();
    }

    @Override
    public ObservableValue<String> nextText() {
        return WizardPage.fixed(Texts.text("wizard.close"));
    }

    @Override
    public Optional<Node> firstInvalid() {
        return Optional.empty();
    }

    @Override
    public Node firstField() {
        return steps;
    }
}
