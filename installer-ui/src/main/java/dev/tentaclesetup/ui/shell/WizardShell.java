package dev.tentaclesetup.ui.shell;

import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The frame around the pages: step list, heading, buttons. Owns the way through the steps; a page
/// only says what is wrong and whether it is busy.
public final class WizardShell {

    /// Below this width the step list becomes one line above the page.
    private static final double COMPACT_WIDTH = 800;

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /// What the shell asks of its surroundings.
    public interface Surroundings {

        /// The user wants to set up; the set-up begins.
        void commit();

        /// The user wants to leave, or to stop the set-up.
        void cancel();

        /// The user has seen the result.
        void close();
    }

    private final WizardFlow flow;
    private final Function<WizardStep, WizardPage> factory;
    private final Surroundings surroundings;
    private final Map<WizardStep, WizardPage> pages = new EnumMap<>(WizardStep.class);
    private final BorderPane root = new BorderPane();
    private final StepListView steps;
    private final Label compactStep = new Label();
    private final Label heading = Labels.wrapped("", Style.HEADING);
    private final Label lead = Labels.wrapped("", Style.LEAD);
    private final Label banner = Labels.wrapped("", Style.BANNER);
    private final VBox bannerBox = new VBox(banner);
    private final VBox page;
    private final ScrollPane scroll;
    private final ActionBar actions;
    private Subscription shown = Subscription.EMPTY;
    private boolean waiting;
    private boolean checkingAgain;

    /// @param factory makes the page of a step when it is first shown
    public WizardShell(
            WizardFlow flow, Function<WizardStep, WizardPage> factory, Surroundings surroundings) {
        this.flow = flow;
        this.factory = factory;
        this.surroundings = surroundings;
        this.steps = new StepListView(this::go);
        this.actions = new ActionBar(this::back, this::next, surroundings::cancel);
        heading.setId("heading");
        banner.setId("banner");
        banner.setMaxWidth(Double.MAX_VALUE);
        bannerBox.getStyleClass().add(Style.BANNER_BOX);
        bannerBox.managedProperty().bind(bannerBox.visibleProperty());
        bannerBox.setVisible(false);
        compactStep.getStyleClass().add(Style.STEP_LINE);
        this.page = new VBox(compactStep, heading, lead, bannerBox);
        page.getStyleClass().add(Style.PAGE);
        this.scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add(Style.BODY);
        scroll.setFocusTraversable(false);
        root.getStyleClass().add(Style.WIZARD);
        root.setLeft(steps);
        root.setCenter(scroll);
        root.setBottom(actions);
        root.widthProperty().subscribe(width -> fit(width.doubleValue()));
        ShellKeys.install(root, this);
    }

    /// Shows the first page; the frame is in a window already.
    public void begin() {
        show();
    }

    public Parent root() {
        return root;
    }

    public WizardFlow flow() {
        return flow;
    }

    /// The frame is not in the window any more: live checks end.
    public void leave() {
        page(flow.current()).leave();
    }

    /// Gives the focus to the first field; for when the window has just been opened.
    public void focus() {
        page(flow.current()).firstField().requestFocus();
    }

    /// Goes on when nothing is wrong; else shows what is. A check that failed runs again first.
    /// While the page is busy this waits until it is not, but for what begins the set-up: that
    /// needs a press of its own, after the page could be read.
    void next() {
        WizardPage current = page(flow.current());
        boolean commits = flow.current() == WizardStep.REVIEW;
        if (!current.readable().get()) {
            current.pressedTooEarly();
            actions.status(Texts.text("wizard.review.read"));
            return;
        }
        boolean retried = !current.busy().get() && current.retry();
        if (commits && retried) {
            checkedAgain(current);
        } else {
            proceed(current);
        }
    }

    /// The press that checked again does not begin the set-up as well.
    private void checkedAgain(WizardPage current) {
        checkingAgain = current.busy().get();
        if (!checkingAgain) {
            current.firstInvalid().ifPresent(this::complain);
        }
    }

    private void proceed(WizardPage current) {
        Optional<Node> invalid = current.firstInvalid();
        if (invalid.isEmpty() && current.busy().get()) {
            bannerBox.setVisible(false);
            waitFor(true);
            return;
        }
        waitFor(false);
        flow.attention(flow.current(), invalid.isPresent());
        if (invalid.isPresent()) {
            complain(invalid.get());
        } else {
            advance();
        }
    }

    /// Goes back if that is possible.
    void back() {
        flow.back().ifPresent(this::go);
    }

    /// Goes to a step that was visited.
    public void go(WizardStep step) {
        if (flow.open(step) && step != flow.current()) {
            page(flow.current()).leave();
            flow.go(step);
            show();
        }
    }

    /// Checks again what the page checks.
    void refresh() {
        bannerBox.setVisible(false);
        page(flow.current()).again();
    }

    /// Everything was put back: opens the way again and goes to a step.
    public void reopen(WizardStep step) {
        flow.unlock();
        go(step);
    }

    /// The user is doing something else than waiting.
    void stopWaiting() {
        waitFor(false);
    }

    private void advance() {
        page(flow.current()).leave();
        if (flow.current() == WizardStep.SETUP || page(flow.current()).over()) {
            surroundings.close();
            return;
        }
        boolean commits = flow.current() == WizardStep.REVIEW;
        flow.next().ifPresent(flow::go);
        if (commits) {
            surroundings.commit();
        }
        show();
    }

    private void waitFor(boolean wanted) {
        waiting = wanted;
        actions.status(wanted ? Texts.text("wizard.waiting") : "");
    }

    private void complain(Node invalid) {
        banner.setText(Texts.text("wizard.banner"));
        bannerBox.setVisible(true);
        steps.show(flow);
        invalid.requestFocus();
        ScrollTo.inside(scroll, invalid);
    }

    private void show() {
        shown.unsubscribe();
        WizardPage current = page(flow.current());
        waitFor(false);
        checkingAgain = false;
        bannerBox.setVisible(false);
        heading.textProperty().bind(current.heading());
        lead.textProperty().bind(current.lead());
        compactStep.setText(
                Texts.text(
                        "wizard.step.compact",
                        Integer.toString(flow.current().number()),
                        flow.current().title()));
        page.getChildren().setAll(compactStep, heading, lead, bannerBox, current.content());
        scroll.setVvalue(0);
        actions.next().textProperty().bind(current.nextText());
        actions.next().disableProperty().bind(Bindings.not(current.readable()));
        shown = current.busy().subscribe(this::busyChanged);
        steps.show(flow);
        current.enter();
        focus();
    }

    private void busyChanged(boolean busy) {
        boolean setUp = flow.current() == WizardStep.SETUP;
        actions.back().setVisible(!setUp && flow.current() != WizardStep.SERVER);
        actions.next().setVisible(!setUp || !busy);
        actions.cancel().setVisible(!setUp || busy);
        if (!busy && waiting) {
            proceed(page(flow.current()));
        } else if (!busy && checkingAgain) {
            checkedAgain(page(flow.current()));
        }
    }

    private void fit(double width) {
        boolean compact = width > 0 && width < COMPACT_WIDTH;
        root.pseudoClassStateChanged(COMPACT, compact);
        steps.setVisible(!compact);
        steps.setManaged(!compact);
        compactStep.setVisible(compact);
        compactStep.setManaged(compact);
        page.setMinHeight(Region.USE_PREF_SIZE);
    }

    private WizardPage page(WizardStep step) {
        return pages.computeIfAbsent(step, factory);
    }
}
