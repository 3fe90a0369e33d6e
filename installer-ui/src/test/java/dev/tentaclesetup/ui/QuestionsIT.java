package dev.tentaclesetup.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.ui.background.Background;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The questions before something is lost: when they are asked, and what Enter and Escape answer.
@Tag("ui")
class QuestionsIT {

    private final ScriptedBackend backend = new ScriptedBackend();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private WizardDriver wizard = new WizardDriver(AnswerDraft.empty(), backend);

    @AfterEach
    void close() {
        goOn.countDown();
        Toolkit.run(() ->
                Window.getWindows().stream()
                        .filter(window -> !window.equals(wizard.stage()))
                        .toList()
                        .forEach(Window::hide));
        wizard.close();
    }

    @Test
    void enterAndEscapeStay() {
        wizard.type("x");
        for (KeyCode key : new KeyCode[] {KeyCode.ENTER, KeyCode.ESCAPE, KeyCode.SPACE}) {
            closeTheWindow();
            assertThat(asked()).as("asked before " + key).isTrue();

            wizard.press(key);

            assertThat(asked()).isFalse();
            assertThat(wizard.stage().isShowing()).as("after " + key).isTrue();
        }
    }

    @Test
    void leavesWhenToldSo() {
        wizard.type("x");
        closeTheWindow();

        press("answer-other");

        assertThat(wizard.stage().isShowing()).isFalse();
    }

    @Test
    void asksAfterAPasteByTheMouse() {
        Toolkit.run(() -> {
            var content = new ClipboardContent();
            content.putString("https://octopus.example.com");
            Clipboard.getSystemClipboard().setContent(content);
            ((TextInputControl) wizard.scene().getFocusOwner()).paste();
        });

        closeTheWindow();

        assertThat(asked()).isTrue();
    }

    @Test
    void doesNotAskAfterAMereTab() {
        wizard.press(KeyCode.TAB);
        wizard.type("\t");

        closeTheWindow();

        assertThat(asked()).isFalse();
        assertThat(wizard.stage().isShowing()).isFalse();
    }

    @Test
    void goesOnWithEnterAndStopsOnlyWhenToldSo() {
        beginASetUpThatWaits();

        closeTheWindow();
        wizard.press(KeyCode.ENTER);
        assertThat(asked()).isFalse();
        assertThat(backend.run.cancelled).isZero();

        closeTheWindow();
        press("answer-other");
        assertThat(backend.run.cancelled).isOne();
    }

    @Test
    void takesTheQuestionBackWhenThereIsNothingLeftToStop() {
        beginASetUpThatWaits();
        closeTheWindow();
        assertThat(asked()).isTrue();

        goOn.countDown();
        while (Toolkit.call(() -> wizard.window().exitCode()) != 0) {
            Toolkit.settle();
        }
        Toolkit.settle();

        assertThat(asked()).isFalse();
        assertThat(wizard.stage().isShowing()).isTrue();
        assertThat(backend.run.cancelled).isZero();
    }

    private void beginASetUpThatWaits() {
        wizard.close();
        backend.run.script =
                listener -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };
        wizard =
                new WizardDriver(
                        ScreenshotMain.answers(),
                        backend,
                        new Background(
                                task -> {
                                    if (wizardIsAtTheEnd()) {
                                        Executors.newVirtualThreadPerTaskExecutor().execute(task);
                                    } else {
                                        task.run();
                                    }
                                },
                                Platform::runLater,
                                (time, action) -> action.run()));
        for (int i = 0; i < 5; i++) {
            wizard.press(KeyCode.ALT, KeyCode.RIGHT);
        }
    }

    private boolean wizardIsAtTheEnd() {
        return wizard.stage().isShowing()
                && wizard.window().shell().flow().current() == WizardStep.SETUP;
    }

    private void closeTheWindow() {
        Platform.runLater(() ->
                wizard.stage()
                        .fireEvent(
                                new WindowEvent(wizard.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        Toolkit.settle();
    }

    private boolean asked() {
        return Toolkit.call(() -> question() != null);
    }

    private @Nullable Window question() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && !window.equals(wizard.stage()))
                .findFirst()
                .orElse(null);
    }

    private void press(String id) {
        Platform.runLater(() ->
                ((Button) Objects.requireNonNull(question()).getScene().lookup("#" + id)).fire());
        Toolkit.settle();
    }
}
