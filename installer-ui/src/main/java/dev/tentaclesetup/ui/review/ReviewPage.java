package dev.tentaclesetup.ui.review;

import atlantafx.base.theme.Styles;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.shell.Layouts;
import dev.tentaclesetup.ui.shell.WizardPage;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.widget.CheckAgain;
import dev.tentaclesetup.ui.widget.CheckListView;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.HintLine;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import dev.tentaclesetup.ui.widget.ThumbprintView;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Step 5: everything once more, before anything is changed.
public final class ReviewPage implements WizardPage {

    private final ReviewPageModel model;
    private final Consumer<WizardStep> change;
    private final VBox summary = new VBox();
    private final CheckListView checks;
    private final VBox content;

    /// @param serverThumbprint empty when it is not known
    /// @param change goes to a step
    public ReviewPage(
            ReviewPageModel model,
            ObservableValue<Optional<Thumbprint>> serverThumbprint,
            Consumer<WizardStep> change) {
        this.model = model;
        this.change = change;
        summary.getStyleClass().addAll(Style.CARD, Style.SUMMARY);
        summary.visibleProperty().bind(Bindings.isNotEmpty(model.summary()));
        summary.managedProperty().bind(summary.visibleProperty());
        model.summary().addListener((ListChangeListener<SummaryLine>) ignored -> summarise());
        checks = new CheckListView(model.checks());
        checks.setFocusTraversable(true);
        checks.setId("review-checks");
        checks.setAccessibleText(Texts.text("wizard.review.checks"));
        this.content =
                new VBox(
                        new HintLine(model.problem()),
                        checks,
                        new CheckAgain(model.problem().map(Hint::blocks), model::prepare),
                        signIn(),
                        Layouts.shownWhen(
                                model.nothing(),
                                new HintLine(
                                        new ReadOnlyObjectWrapper<>(
                                                new Hint(
                                                        Status.OK,
                                                        Texts.text("wizard.review.nothing"),
                                                        "")))),
                        summary,
                        new ChangesView(model.changes()),
                        print(
                                "agent-thumbprint",
                                Texts.text("wizard.thumbprint.agent"),
                                model.agentThumbprint()),
                        print(
                                "server-thumbprint",
                                Texts.text("wizard.thumbprint.server"),
                                serverThumbprint),
                        plan());
        content.getStyleClass().add(Style.FORM);
    }

    /// What is missing is given on the first page.
    private Node signIn() {
        var button = new Button(Texts.text("wizard.review.sign.in.go"));
        button.setId("review-sign-in");
        button.setMnemonicParsing(true);
        button.setOnAction(event -> change.accept(WizardStep.SERVER));
        return Layouts.shownWhen(model.signInNeeded(), button);
    }

    private void summarise() {
        summary.getChildren().setAll(model.summary().stream().map(this::line).toList());
        if (!summary.getChildren().isEmpty()) {
            summary.getChildren().getLast().getStyleClass().add(Style.LAST);
        }
    }

    private Node line(SummaryLine line) {
        var title = new Label(line.step().title());
        title.getStyleClass().add(Style.SUMMARY_KEY);
        title.setMinWidth(Region.USE_PREF_SIZE);
        var words = new VBox(Labels.wrapped(line.main(), Style.SUMMARY_VALUE));
        line.more().forEach(more -> words.getChildren().add(Labels.wrapped(more, Style.MUTED)));
        HBox.setHgrow(words, Priority.ALWAYS);
        var link = new Hyperlink(Texts.text("wizard.review.change"));
        link.setId("change-" + line.step().number());
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setAccessibleText(Texts.text("wizard.review.change.step", line.step().title()));
        link.setOnAction(event -> change.accept(line.step()));
        var row = new HBox(title, words, link);
        row.getStyleClass().add(Style.SUMMARY_ROW);
        return row;
    }

    private static Node print(
            String id, String what, ObservableValue<Optional<Thumbprint>> thumbprint) {
        var caption = new Label(what);
        caption.getStyleClass().add(Style.FIELD_LABEL);
        var view = new ThumbprintView(thumbprint, what);
        view.setId(id);
        var box = new VBox(caption, view);
        box.getStyleClass().add(Style.FIELD);
        return Layouts.shownWhen(thumbprint.map(Optional::isPresent), box);
    }

    private Node plan() {
        var pane = new TitledPane();
        pane.setId("plan");
        pane.setContent(new PlanList(model.steps()));
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add(Styles.DENSE);
        model.steps()
                .addListener(
                        (ListChangeListener<PlannedStep>) ignored -> pane.setText(planTitle()));
        return Layouts.shownWhen(model.planned().map(Optional::isPresent), pane);
    }

    private String planTitle() {
        return model.steps().isEmpty()
                ? Texts.text("wizard.review.plan.empty")
                : Texts.text("wizard.review.plan", model.steps().size());
    }

    @Override
    public ObservableValue<String> heading() {
        return WizardPage.fixed(
                model.changing()
                        ? Texts.text("wizard.review.heading.changing")
                        : Texts.text("wizard.review.heading"));
    }

    @Override
    public ObservableValue<String> lead() {
        return WizardPage.fixed(
                model.changing()
                        ? Texts.text("wizard.review.lead.changing")
                        : Texts.text("wizard.review.lead"));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public ObservableBooleanValue busy() {
        return model.busy();
    }

    @Override
    public ObservableBooleanValue readable() {
        return model.readable();
    }

    @Override
    public void pressedTooEarly() {
        model.pressedTooEarly();
    }

    @Override
    public boolean retry() {
        return model.retry();
    }

    @Override
    public ObservableValue<String> nextText() {
        return model.nothing().map(this::nextText);
    }

    private String nextText(boolean nothing) {
        if (nothing) {
            return Texts.text("wizard.close");
        }
        return model.changing()
                ? Texts.text("wizard.review.apply")
                : Texts.text("wizard.review.commit");
    }

    @Override
    public boolean over() {
        return model.nothing().get();
    }

    @Override
    public void enter() {
        model.prepare();
    }

    @Override
    public void leave() {
        model.leave();
    }

    @Override
    public Optional<Node> firstInvalid() {
        return model.planned().get().isPresent() || model.busy().get()
                ? Optional.empty()
                : Optional.of(checks);
    }

    @Override
    public Node firstField() {
        return model.changing() ? content : summary;
    }
}
