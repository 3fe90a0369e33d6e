package dev.tentaclesetup.ui.testkit;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.host.SystemHost;
import dev.tentaclesetup.ui.WizardWindow;
import dev.tentaclesetup.ui.background.Background;
import dev.tentaclesetup.ui.draft.AnswersJudge;
import dev.tentaclesetup.ui.draft.DraftModel;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.WizardBackend;
import dev.tentaclesetup.ui.shell.WizardStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;

/// A whole wizard in a window, with an engine of the test's choice, driven by its keyboard.
public final class WizardDriver implements AutoCloseable {

    final List<String> opened = new ArrayList<>();
    public final DraftModel draft;
    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private WizardWindow window;

    public WizardDriver(AnswerDraft prefilled, WizardBackend backend) {
        this(
                prefilled,
                backend,
                new Background(Runnable::run, Platform::runLater, WizardDriver::pause));
    }

    public WizardDriver(AnswerDraft prefilled, WizardBackend backend, Background background) {
        var facts = SystemHost.system();
        var messages = Messages.in(Locale.ENGLISH);
        this.draft = new DraftModel(prefilled, new AnswersJudge(facts), messages);
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

    /// Typing pauses end at once, the pauses between looks never.
    private static void pause(Duration time, Runnable action) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            action.run();
        }
    }

    public Stage stage() {
        return stage;
    }

    public WizardWindow window() {
        return window;
    }

    public Scene scene() {
        return stage.getScene();
    }

    public WizardStep step() {
        return Toolkit.call(() -> window.shell().flow().current());
    }

    /// What is answered on the pages that are shown.
    public AnswerDraft answers() {
        return Toolkit.call(() -> window.answers());
    }

    /// The id of what has the focus.
    public String focused() {
        return Toolkit.call(() -> {
            Node owner = scene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    @SuppressWarnings("unchecked")
    public <N extends Node> N find(String id) {
        return (N)
                Toolkit.call(() -> {
                    Node node = scene().lookup("#" + id);
                    if (node == null) {
                        throw new AssertionError("no node with id " + id);
                    }
                    return node;
                });
    }

    /// The letters behind Alt of everything that can be seen.
    public List<String> letters() {
        return Toolkit.call(() ->
                scene().getRoot().lookupAll("*").stream()
                        .filter(Labeled.class::isInstance)
                        .map(Labeled.class::cast)
                        .filter(one -> one.isMnemonicParsing() && seen(one))
                        .map(Labeled::getText)
                        .filter(text -> text.matches("(?s).*_\\w.*"))
                        .map(text ->
                                text.substring(text.indexOf('_') + 1, text.indexOf('_') + 2)
                                        .toUpperCase(Locale.ROOT))
                        .toList());
    }

    private static boolean seen(@Nullable Node node) {
        return node == null || (node.isVisible() && seen(node.getParent()));
    }

    public void press(KeyCode... keys) {
        robot.push(keys);
        Toolkit.settle();
    }

    /// Types letters, digits and the signs of addresses.
    public void type(String text) {
        for (char letter : text.toCharArray()) {
            Typing.key(letter);
        }
        Toolkit.settle();
    }

    public void snapshot(String name) {
        Toolkit.settle();
        Toolkit.run(() -> Pictures.take(scene(), name));
    }

    @Override
    public void close() {
        Toolkit.run(stage::close);
    }
}
