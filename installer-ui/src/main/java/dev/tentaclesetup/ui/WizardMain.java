package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.ThisMachine;
import dev.tentaclesetup.core.frontend.WizardFrontEnd;
import dev.tentaclesetup.core.setup.Place;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The graphical front end: the composition root of the wizard, found through `ServiceLoader`.
public final class WizardMain extends Application implements WizardFrontEnd {

    private AnswerDraft prefilled = AnswerDraft.empty();

    @Override
    public boolean available() {
        return Display.available();
    }

    @Override
    public int run(AnswerDraft prefilled) {
        this.prefilled = prefilled;
        var exitCode = new CompletableFuture<Integer>();
        Platform.startup(() -> {
            try {
                open(new Stage(), exitCode);
            } catch (RuntimeException e) {
                exitCode.completeExceptionally(e);
            }
        });
        return exitCode.join();
    }

    /// For being started by the toolkit itself, with no answers.
    @Override
    public void start(Stage stage) {
        open(stage, new CompletableFuture<>());
    }

    private void open(Stage stage, CompletableFuture<Integer> exitCode) {
        WizardTheme.followSystem();
        var messages = Messages.ofSystem();
        var machine = ThisMachine.detect();
        var draft =
                new DraftModel(
                        prefilled, answers -> AnswersReader.read(answers, machine), messages);
        var backend = new LiveBackend(machine, Place.ofThisProcess(), messages);
        var context = new WizardContext(draft, backend, Background.live(), messages);
        var window = new WizardWindow(stage, context, getHostServices()::showDocument);
        stage.setOnHidden(event -> {
            backend.close();
            exitCode.complete(window.exitCode());
        });
        window.show();
    }
}
