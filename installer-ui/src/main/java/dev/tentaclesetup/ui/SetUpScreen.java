package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.setup.SetupResult;
import dev.tentaclesetup.ui.shell.WizardFlow;
import dev.tentaclesetup.ui.shell.WizardScreen;
import dev.tentaclesetup.ui.shell.WizardShell;
import dev.tentaclesetup.ui.shell.WizardStep;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// The six steps with one set of answers: connects the shell with the pages.
final class SetUpScreen implements WizardScreen, WizardShell.Surroundings {

    private final WizardContext context;
    private final WizardPages pages;
    private final WizardShell shell;
    private final ScreenExits exits;
    private boolean begun;

    /// @param browser opens a web address
    SetUpScreen(WizardContext context, Consumer<String> browser, ScreenExits exits) {
        this.context = context;
        this.exits = exits;
        this.pages = new WizardPages(context, browser, this::go, this::retry, exits::manage);
        this.shell = new WizardShell(new WizardFlow(context.draft().changing()), pages::page, this);
    }

    WizardShell shell() {
        return shell;
    }

    /// What is answered so far.
    AnswerDraft answers() {
        return context.draft().draft().get();
    }

    /// How the set-up ended; empty before.
    Optional<SetupResult> result() {
        return pages.setup().result().get();
    }

    @Override
    public Parent root() {
        return shell.root();
    }

    @Override
    public void shown() {
        if (!begun) {
            begun = true;
            shell.begin();
        }
    }

    @Override
    public void hidden() {
        shell.leave();
    }

    @Override
    public void focus() {
        shell.focus();
    }

    @Override
    public void commit() {
        pages.commit();
    }

    @Override
    public void cancel() {
        if (pages.setup().running().get()) {
            if (exits.mayStop(pages.setup().running())) {
                pages.setup().cancel();
            }
        } else if (result().isPresent()) {
            exits.close();
        } else if (exits.mayLeave()) {
            exits.left();
        }
    }

    /// Without a result there was nothing to change.
    @Override
    public void close() {
        if (result().isPresent()) {
            exits.close();
        } else {
            exits.left();
        }
    }

    private void go(WizardStep step) {
        shell.go(step);
    }

    private void retry(WizardStep step) {
        shell.reopen(step);
    }
}
