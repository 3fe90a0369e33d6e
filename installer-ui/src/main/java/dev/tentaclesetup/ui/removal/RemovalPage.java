package dev.tentaclesetup.ui.removal;

import atlantafx.base.theme.Styles;
import dev.tentaclesetup.ui.engine.PlannedRun;
import dev.tentaclesetup.ui.setup.ResultView;
import dev.tentaclesetup.ui.setup.SetupPage;
import dev.tentaclesetup.ui.setup.SetupPageModel;
import dev.tentaclesetup.ui.setup.SetupResult;
import dev.tentaclesetup.ui.shell.ActionBar;
import dev.tentaclesetup.ui.shell.BrandSign;
import dev.tentaclesetup.ui.shell.ScrollTo;
import dev.tentaclesetup.ui.shell.WizardScreen;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The removal of one agent: everything on one page, then its steps and its result
/// [wizard-reference 9.9].
public final class RemovalPage implements WizardScreen {

    private final RemovalPageModel model;
    private final SetupPageModel run;
    private final RemovalExits exits;
    private final RemovalForm form;
    private final SetupPage progress;
    private final BorderPane root = new BorderPane();
    private final Label heading = Labels.wrapped("", Style.HEADING);
    private final Label lead = Labels.wrapped("", Style.LEAD);
    private final Label promise = Labels.wrapped(Texts.text("wizard.removal.promise"), Style.MUTED);
    private final VBox page = new VBox();
    private final ScrollPane scroll = new ScrollPane(page);
    private final ActionBar actions;
    private final Node confirmation;
    private boolean waiting;

    /// @param run carries the plan out
    /// @param browser opens a web address
    public RemovalPage(
            RemovalPageModel model,
            SetupPageModel run,
            Consumer<String> browser,
            RemovalExits exits) {
        this.model = model;
        this.run = run;
        this.exits = exits;
        this.form = new RemovalForm(model);
        this.confirmation = form.confirmation();
        this.progress =
                new SetupPage(run, new ResultView(browser, step -> choose(), name -> exits.left()));
        this.actions = new ActionBar(this::cancel, this::next, this::cancel);
        heading.setId("heading");
        lead.setId("lead");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add(Style.BODY);
        scroll.setFocusTraversable(false);
        page.getStyleClass().add(Style.PAGE);
        root.getStyleClass().add(Style.WIZARD);
        root.setLeft(sidebar());
        root.setCenter(scroll);
        root.setBottom(new VBox(confirmation, actions));
        confirmation.managedProperty().bind(confirmation.visibleProperty());
        actions.back().setVisible(false);
        model.busy().subscribe((before, now) -> looked(now));
        run.running().subscribe((before, now) -> ended(now));
    }

    private Node sidebar() {
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var side = new VBox(new BrandSign(), gap, promise);
        side.getStyleClass().add(Style.SIDEBAR);
        return side;
    }

    private void choose() {
        heading.textProperty().unbind();
        lead.textProperty().unbind();
        heading.setText(Texts.text("wizard.removal.heading", model.instance()));
        lead.setText(Texts.text("wizard.removal.lead"));
        page.getChildren().setAll(heading, lead, form);
        promise.setVisible(true);
        confirmation.setVisible(true);
        actions.next().textProperty().unbind();
        actions.next().setText(Texts.text("wizard.removal.commit"));
        actions.next().getStyleClass().add(Styles.DANGER);
        actions.next().setVisible(true);
        actions.cancel().setVisible(true);
        model.plan();
    }

    private void next() {
        if (run.result().get().isPresent() && page.getChildren().contains(progress.content())) {
            exits.left();
        } else if (!run.running().get()) {
            commit();
        }
    }

    /// Nothing is removed that was not shown: while the plan is being made, and without one, the
    /// press does nothing but say so.
    private void commit() {
        if (!model.confirmed()) {
            form.firstField().requestFocus();
            return;
        }
        Optional<PlannedRun> planned = model.planned().get();
        waiting = model.busy().get();
        actions.status(waiting ? Texts.text("wizard.removal.read") : "");
        if (planned.isPresent()) {
            begin(planned.get());
        } else if (!waiting) {
            form.firstInvalid().ifPresentOrElse(this::point, model::plan);
        }
    }

    private void point(Node invalid) {
        invalid.requestFocus();
        ScrollTo.inside(scroll, invalid);
    }

    private void looked(boolean busy) {
        if (!busy && waiting) {
            waiting = false;
            actions.status("");
        }
    }

    private void begin(PlannedRun planned) {
        model.leave();
        promise.setVisible(false);
        confirmation.setVisible(false);
        heading.textProperty().bind(progress.heading());
        lead.textProperty().bind(progress.lead());
        page.getChildren().setAll(heading, lead, progress.content());
        scroll.setVvalue(0);
        actions.next().getStyleClass().remove(Styles.DANGER);
        actions.next().setText(Texts.text("wizard.removal.done"));
        actions.next().setVisible(false);
        run.start(planned);
    }

    private void ended(boolean running) {
        if (!running && run.result().get().isPresent()) {
            actions.next().setVisible(true);
            actions.cancel().setVisible(false);
            actions.next().requestFocus();
        }
    }

    /// How it ended; empty before.
    public Optional<SetupResult> result() {
        return run.result().get();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        choose();
    }

    @Override
    public void hidden() {
        model.leave();
    }

    @Override
    public void focus() {
        form.firstField().requestFocus();
    }

    @Override
    public void cancel() {
        if (run.running().get()) {
            if (exits.mayStop(run.running())) {
                run.cancel();
            }
        } else {
            exits.left();
        }
    }
}
