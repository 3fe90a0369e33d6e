package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.draft.DraftModel;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.HomeFacts;
import dev.tentaclesetup.ui.home.HomeActions;
import dev.tentaclesetup.ui.home.HomePage;
import dev.tentaclesetup.ui.home.HomePageModel;
import dev.tentaclesetup.ui.removal.RemovalPage;
import dev.tentaclesetup.ui.removal.RemovalPageModel;
import dev.tentaclesetup.ui.setup.SetupPageModel;
import dev.tentaclesetup.ui.setup.SetupResult;
import dev.tentaclesetup.ui.shell.Confirmations;
import dev.tentaclesetup.ui.shell.WizardScreen;
import dev.tentaclesetup.ui.shell.WizardShell;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window: begins with the agents of this host where there are any, else with the first page of
/// a set-up, and leads from the one to the other.
public final class WizardWindow implements ScreenExits, HomeActions {

    private static final double MIN_WIDTH = 640;
    private static final double MIN_HEIGHT = 480;
    private static final double WIDTH = 960;
    private static final double HEIGHT = 600;

    private final Stage stage;
    private final WizardContext context;
    private final Consumer<String> browser;
    private final NewDrafts drafts;
    private final StackPane frame = new StackPane();
    private final InputWatch input;
    private @Nullable WizardScreen screen;
    private HomeFacts known = HomeFacts.NONE;
    private Optional<SetupResult> last = Optional.empty();
    private boolean closing;

    /// @param browser opens a web address
    public WizardWindow(Stage stage, WizardContext context, Consumer<String> browser) {
        this.stage = stage;
        this.context = context;
        this.browser = browser;
        this.drafts = new NewDrafts(context);
        var scene = new Scene(frame, WIDTH, HEIGHT);
        WizardTheme.dress(scene);
        this.input = new InputWatch(scene);
        stage.setScene(scene);
        stage.setTitle(Texts.text("wizard.window.title"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        fit(Screen.getPrimary().getVisualBounds());
        stage.setOnCloseRequest(event -> {
            event.consume();
            leaveTheWindow();
        });
    }

    /// Opens the window with what is known already.
    ///
    /// @param facts of the home screen; empty while they are being read
    public void show(Optional<HomeFacts> facts) {
        if (facts.isPresent() && wantsHome(facts.get())) {
            home(facts.get(), Optional.empty());
        } else {
            put(newSetUp(context));
        }
        stage.show();
        // fields in the scrolled part are in the window only now
        focus();
    }

    /// Opens the window with the first page of a set-up, and with the agents of this host as soon
    /// as they have been read.
    public void show() {
        show(Optional.empty());
        context.background().start(() -> context.backend().home(), this::found);
    }

    /// The agents were read while the window opened. Who has begun to type goes on.
    public void found(Outcome<HomeFacts> outcome) {
        if (outcome instanceof Outcome.Done<HomeFacts>(var facts)
                && wantsHome(facts)
                && !input.entered()
                && atTheBeginning()) {
            home(facts, Optional.empty());
            focus();
        }
    }

    /// With answers at hand a set-up is meant.
    private boolean wantsHome(HomeFacts facts) {
        known = facts;
        return !facts.instances().isEmpty() && drafts.nothingGiven();
    }

    private boolean atTheBeginning() {
        return screen instanceof SetUpScreen setUp
                && setUp.shell().flow().current() == WizardStep.SERVER
                && setUp.result().isEmpty();
    }

    private SetUpScreen newSetUp(WizardContext with) {
        return new SetUpScreen(with, browser, this);
    }

    private HomePageModel home(HomeFacts facts, Optional<String> instance) {
        known = facts;
        var model = new HomePageModel(context, facts);
        instance.ifPresent(model::select);
        put(new HomePage(model, this));
        return model;
    }

    private void unreadable(String instance, Throwable cause) {
        home(known, Optional.of(instance)).failed(cause);
        focus();
    }

    private void put(WizardScreen to) {
        if (screen != null) {
            remember();
            screen.hidden();
        }
        screen = to;
        frame.getChildren().setAll(to.root());
        to.shown();
        input.forget();
    }

    /// What is scrolled is in the window only once it has been laid out.
    private void focus() {
        if (screen != null) {
            frame.applyCss();
            frame.layout();
            screen.focus();
        }
    }

    private void remember() {
        if (screen instanceof SetUpScreen setUp && setUp.result().isPresent()) {
            last = setUp.result();
        } else if (screen instanceof RemovalPage removal && removal.result().isPresent()) {
            last = removal.result();
        }
    }

    /// The set-up that is shown.
    public WizardShell shell() {
        if (screen instanceof SetUpScreen setUp) {
            return setUp.shell();
        }
        throw new IllegalStateException("no set-up is shown");
    }

    /// What is answered on its pages so far.
    public AnswerDraft answers() {
        return screen instanceof SetUpScreen setUp ? setUp.answers() : AnswerDraft.empty();
    }

    /// How the process should end, as things are now: as the last run, or as one that was given up.
    public int exitCode() {
        remember();
        return last.map(SetupResult::exitCode)
                .orElseGet(() ->
                        (screen instanceof SetUpScreen ? ExitCode.INTERRUPTED : ExitCode.OK)
                                .code());
    }

    private void leaveTheWindow() {
        closing = true;
        if (screen != null) {
            screen.cancel();
        }
        closing = false;
    }

    @Override
    public boolean mayStop(ObservableBooleanValue running) {
        return Confirmations.stop(stage, running);
    }

    @Override
    public boolean mayLeave() {
        return !input.entered() || Confirmations.leave(stage);
    }

    @Override
    public void left() {
        if (closing || known.instances().isEmpty()) {
            close();
        } else {
            manage("");
        }
    }

    @Override
    public void manage(String instance) {
        context.background()
                .start(
                        () -> context.backend().home(),
                        outcome -> {
                            switch (outcome) {
                                case Outcome.Done<HomeFacts>(var facts) ->
                                        home(facts, Optional.of(instance));
                                case Outcome.Failed<HomeFacts>(var cause) ->
                                        unreadable(instance, cause);
                            }
                            focus();
                        });
    }

    @Override
    public void close() {
        stage.close();
    }

    @Override
    public void add() {
        begin(context.draft().anew(drafts.another(known)));
    }

    @Override
    public void change(HostInstance instance) {
        context.background()
                .start(
                        () -> context.backend().current(instance.name()),
                        outcome -> {
                            switch (outcome) {
                                case Outcome.Done<CurrentAnswers>(var answers) ->
                                        begin(
                                                context.draft()
                                                        .changing(
                                                                drafts.changing(instance),
                                                                answers));
                                case Outcome.Failed<CurrentAnswers>(var cause) ->
                                        unreadable(instance.name(), cause);
                            }
                        });
    }

    @Override
    public void remove(HostInstance instance) {
        put(
                new RemovalPage(
                        new RemovalPageModel(context, instance),
                        new SetupPageModel(context),
                        browser,
                        this));
        focus();
    }

    private void begin(DraftModel draft) {
        put(newSetUp(context.with(draft)));
        focus();
    }

    @Override
    public void open(String address) {
        browser.accept(address);
    }

    private void fit(Rectangle2D screen) {
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    }
}
