package dev.tentaclesetup.ui.home;

import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.ui.shell.BrandSign;
import dev.tentaclesetup.ui.shell.Layouts;
import dev.tentaclesetup.ui.shell.WizardScreen;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The agents of this host at the left, the chosen one beside them [wizard-reference 9.8].
public final class HomePage implements WizardScreen {

    /// Below this width the list is narrower.
    private static final double COMPACT_WIDTH = 800;

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final HomePageModel model;
    private final HomeActions actions;
    private final BorderPane root = new BorderPane();
    private final InstanceList list;
    private final Button add = button("home-add", Texts.text("wizard.home.add"));

    public HomePage(HomePageModel model, HomeActions actions) {
        this.model = model;
        this.actions = actions;
        this.list = new InstanceList(model, this::change, this::remove, actions::close);
        add.setOnAction(event -> actions.add());
        add.setMaxWidth(Double.MAX_VALUE);
        root.setId("home");
        root.getStyleClass().add(Style.WIZARD);
        root.setLeft(sidebar());
        root.setCenter(chosen());
        root.setBottom(bar());
        root.widthProperty()
                .subscribe(width ->
                        root.pseudoClassStateChanged(
                                COMPACT,
                                width.doubleValue() > 0 && width.doubleValue() < COMPACT_WIDTH));
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.F5) {
                        model.enter();
                        event.consume();
                    }
                });
    }

    private Node sidebar() {
        var caption = new Label(Texts.text("wizard.home.list.label"));
        caption.setMnemonicParsing(true);
        caption.setLabelFor(list);
        caption.getStyleClass().add(Style.FIELD_LABEL);
        VBox.setVgrow(list, Priority.ALWAYS);
        var side = new VBox(new BrandSign(), caption, list, add);
        side.getStyleClass().add(Style.SIDEBAR);
        return side;
    }

    private Node chosen() {
        Label heading = Labels.wrapped("", Style.HEADING);
        heading.setId("heading");
        heading.textProperty().bind(words(InstanceRow::name, Texts.text("wizard.home.none")));
        Label lead = Labels.wrapped("", Style.LEAD);
        lead.setId("lead");
        lead.textProperty().bind(words(this::lead, Texts.text("wizard.home.none.lead")));
        var buttons = new HomeButtons(model, this::change, this::remove);
        var view =
                Layouts.shownWhen(
                        model.selected().map(Optional::isPresent),
                        new InstanceView(model, buttons, actions::open));
        var page = new VBox(heading, lead, view);
        page.getStyleClass().add(Style.PAGE);
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add(Style.BODY);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private ObservableValue<String> words(Function<InstanceRow, String> of, String none) {
        return model.selected().map(row -> row.map(of).orElse(none));
    }

    private String lead(InstanceRow row) {
        String told = row.agent().map(agent -> agent.told()).orElse("");
        return told.isBlank() ? row.word() : Texts.text("wizard.home.state.told", row.word(), told);
    }

    private Node bar() {
        var close = button("home-close", Texts.text("wizard.home.close"));
        close.setCancelButton(true);
        close.setOnAction(event -> actions.close());
        Label rights = Labels.wrapped(Texts.text("wizard.home.readonly"), Style.MUTED);
        rights.setId("home-readonly");
        HBox.setHgrow(rights, Priority.ALWAYS);
        rights.setMaxWidth(Double.MAX_VALUE);
        Layouts.shownWhen(model.changeable().map(may -> !may), rights);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(rights, gap, close);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add(Style.ACTION_BAR);
        return bar;
    }

    private static Button button(String id, String text) {
        var button = new Button(text);
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void change() {
        withChosen(actions::change);
    }

    private void remove() {
        withChosen(actions::remove);
    }

    private void withChosen(Consumer<HostInstance> action) {
        if (model.whyNotChanged().isEmpty() && !model.busy().get()) {
            model.selected().get().map(InstanceRow::instance).ifPresent(action);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.enter();
    }

    @Override
    public void hidden() {
        model.leave();
    }

    @Override
    public void focus() {
        if (model.rows().isEmpty()) {
            add.requestFocus();
        } else {
            list.requestFocus();
        }
    }

    @Override
    public void cancel() {
        actions.close();
    }
}
