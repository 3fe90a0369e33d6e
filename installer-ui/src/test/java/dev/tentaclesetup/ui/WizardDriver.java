package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.ThisMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/// A whole wizard in a window, with an engine of the test's choice, driven by its keyboard.
final class WizardDriver implements AutoCloseable {

    final List<String> opened = new ArrayList<>();
    final DraftModel draft;
    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private WizardWindow window;

    WizardDriver(AnswerDraft prefilled, WizardBackend backend) {
        this(
                prefilled,
                backend,
                new Background(Runnable::run, Platform::runLater, (time, action) -> action.run()));
    }

    WizardDriver(AnswerDraft prefilled, WizardBackend backend, Background background) {
        var machine = ThisMachine.detect();
        var messages = Messages.in(Locale.ENGLISH);
        this.draft =
                new DraftModel(
                        prefilled, answers -> AnswersReader.read(answers, machine), messages);
        Toolkit.run(() -> {
            stage = new Stage();
            window =
                    new WizardWindow(
                            stage,
                            new WizardContext(draft, backend, background, messages),
                            opened::add);
            window.show();
        });
        Toolkit.settle();
    }

    Stage stage() {
        return stage;
    }

    WizardWindow window() {
        return window;
    }

    Scene scene() {
        return stage.getScene();
    }

    WizardStep step() {
        return Toolkit.call(() -> window.shell().flow().current());
    }

    /// The id of what has the focus.
    String focused() {
        return Toolkit.call(() -> {
            Node owner = scene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    @SuppressWarnings("unchecked")
    <N extends Node> N find(String id) {
        return (N)
                Toolkit.call(() -> {
                    Node node = scene().lookup("#" + id);
                    if (node == null) {
                        throw new AssertionError("no node with id " + id);
                    }
                    return node;
                });
    }

    void press(KeyCode... keys) {
        robot.push(keys);
        Toolkit.settle();
    }

    /// Types letters, digits and the signs of addresses.
    void type(String text) {
        for (char letter : text.toCharArray()) {
            Typing.key(letter);
        }
        Toolkit.settle();
    }

    void snapshot(String name) {
        Toolkit.settle();
        Toolkit.run(() -> Pictures.take(scene(), name));
    }

    @Override
    public void close() {
        Toolkit.run(stage::close);
    }
}
