package dev.tentaclesetup.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.ui.ScreenshotMain;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Status;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class ReviewPageIT {

    private final ScriptedBackend backend = new ScriptedBackend();
    private final WizardDriver wizard = new WizardDriver(ScreenshotMain.answers(), backend);

    @AfterEach
    void close() {
        wizard.close();
    }

    @Test
    void returnsToTheStepWhoseLinkIsPressed() {
        goToReview();
        Toolkit.run(() -> wizard.find("change-3").requestFocus());
        wizard.press(KeyCode.SPACE);

        assertThat(wizard.step()).isEqualTo(WizardStep.REGISTRATION);
        wizard.press(KeyCode.CONTROL, KeyCode.DIGIT5);
        assertThat(wizard.step()).isEqualTo(WizardStep.REVIEW);
    }

    @Test
    void setsUpOnEnter() {
        goToReview();
        wizard.press(KeyCode.ENTER);

        assertThat(wizard.step()).isEqualTo(WizardStep.SETUP);
    }

    @Test
    void doesNotSetUpWhatIsBlocked() {
        backend.checks = List.of(CheckRow.of(Status.PROBLEM, "The disk is full"));
        goToReview();
        wizard.press(KeyCode.ENTER);

        assertThat(wizard.step()).isEqualTo(WizardStep.REVIEW);
        assertThat(wizard.focused()).isEqualTo("review-checks");
    }

    private void goToReview() {
        for (int i = 0; i < 4; i++) {
            wizard.press(KeyCode.ENTER);
        }
        assertThat(wizard.step()).isEqualTo(WizardStep.REVIEW);
    }
}
