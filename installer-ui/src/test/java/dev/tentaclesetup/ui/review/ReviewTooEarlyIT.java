package dev.tentaclesetup.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.ui.ScreenshotMain;
import dev.tentaclesetup.ui.background.Background;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is pressed before the review could be read. Work and pauses end when the test says so.
@Tag("ui")
class ReviewTooEarlyIT {

    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> pauses = new ConcurrentLinkedQueue<>();
    private volatile boolean slow;
    private final Executor worker =
            task -> {
                if (slow) {
                    work.add(task);
                } else {
                    task.run();
                }
            };
    private final WizardDriver wizard =
            new WizardDriver(
                    ScreenshotMain.answers(),
                    new ScriptedBackend(),
                    new Background(
                            worker, Platform::runLater, (time, action) -> pauses.add(action)));

    @AfterEach
    void close() {
        wizard.close();
    }

    @Test
    void aSecondPressDuringTheChecksBeginsNothing() {
        goToHost();
        slow = true;
        wizard.press(KeyCode.ENTER);
        assertThat(wizard.step()).isEqualTo(WizardStep.REVIEW);

        wizard.press(KeyCode.ENTER);
        wizard.press(KeyCode.CONTROL, KeyCode.ENTER);
        wizard.press(KeyCode.ALT, KeyCode.RIGHT);
        endAll(work);
        endAll(pauses);

        assertThat(wizard.step()).isEqualTo(WizardStep.REVIEW);
        wizard.press(KeyCode.ENTER);
        assertThat(wizard.step()).isEqualTo(WizardStep.SETUP);
    }

    @Test
    void aSecondPressAsTheResultAppearsBeginsNothing() {
        goToHost();
        wizard.press(KeyCode.ENTER);
        wizard.press(KeyCode.ENTER);
        wizard.press(KeyCode.CONTROL, KeyCode.ENTER);
        wizard.press(KeyCode.ALT, KeyCode.RIGHT);
        Button next = wizard.find("next");
        assertThat(next.isDisabled()).isTrue();
        Toolkit.run(next::fire);

        assertThat(wizard.step()).isEqualTo(WizardStep.REVIEW);
        endAll(pauses);
        assertThat(next.isDisabled()).isFalse();
        wizard.press(KeyCode.ENTER);
        assertThat(wizard.step()).isEqualTo(WizardStep.SETUP);
    }

    private void goToHost() {
        for (int i = 0; i < 3; i++) {
            wizard.press(KeyCode.ENTER);
        }
        assertThat(wizard.step()).isEqualTo(WizardStep.HOST);
    }

    private static void endAll(Queue<Runnable> waiting) {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        Toolkit.settle();
    }
}
