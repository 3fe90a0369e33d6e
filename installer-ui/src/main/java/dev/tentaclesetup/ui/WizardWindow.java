package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.setup.SetupResult;
import dev.tentaclesetup.ui.shell.Confirmations;
import dev.tentaclesetup.ui.shell.WizardFlow;
import dev.tentaclesetup.ui.shell.WizardShell;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The wizard's window: connects the shell with the pages, and leaving with what it would mean.
public final class WizardWindow implements WizardShell.Surroundings {

    private static final double MIN_WIDTH = 640;
    private static final double MIN_HEIGHT = 480;
    private static final double WIDTH = 960;
    private static final double HEIGHT = 600;

    private final Stage stage;
    private final WizardPages pages;
    private final WizardShell shell;
    private final InputWatch input;

    /// @param browser opens a web address
    public WizardWindow(Stage stage, WizardContext context, Consumer<String> browser) {
        this.stage = stage;
        this.pages = new WizardPages(context, browser, this::go, this::retry);
        this.shell = new WizardShell(new WizardFlow(), pages::page, this);
        var scene = new Scene(shell.root(), WIDTH, HEIGHT);
        WizardTheme.dress(scene);
        this.input = new InputWatch(scene);
        stage.setScene(scene);
        shell.begin();
        stage.setTitle(Texts.text("wizard.window.title"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        fit(Screen.getPrimary().getVisualBounds());
        stage.setOnCloseRequest(event -> {
            event.consume();
            cancel();
        });
    }

    public void show() {
        stage.show();
        // fields in the scrolled part are in the window only now
        shell.focus();
    }

    public WizardShell shell() {
        return shell;
    }

    /// How the process should end, as things are now.
    public int exitCode() {
        Optional<SetupResult> result = pages.setup().result().get();
        return result.map(SetupResult::exitCode).orElse(ExitCode.INTERRUPTED.code());
    }

    @Override
    public void commit() {
        pages.commit();
    }

    @Override
    public void cancel() {
        if (pages.setup().running().get()) {
            if (Confirmations.stop(stage, pages.setup().running())) {
                pages.setup().cancel();
            }
        } else if (finished() || !input.entered() || Confirmations.leave(stage)) {
            close();
        }
    }

    @Override
    public void close() {
        stage.close();
    }

    private boolean finished() {
        return pages.setup().result().get().isPresent();
    }

    private void go(WizardStep step) {
        shell.go(step);
    }

    private void retry(WizardStep step) {
        shell.reopen(step);
    }

    private void fit(Rectangle2D screen) {
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    }
}
