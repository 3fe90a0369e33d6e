package dev.tentaclesetup.ui.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.ui.ScreenshotMain;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class HostPageIT {

    private final WizardDriver wizard =
            new WizardDriver(ScreenshotMain.answers(), new ScriptedBackend());

    HostPageIT() {
        for (int i = 0; i < 3; i++) {
            wizard.press(KeyCode.ENTER);
        }
        assertThat(wizard.step()).isEqualTo(WizardStep.HOST);
    }

    @AfterEach
    void close() {
        wizard.close();
    }

    @Test
    void walksThroughFoldersAndAccountByKeyboard() {
        assertThat(wizard.focused()).isEqualTo("instance-name");
        wizard.press(KeyCode.TAB);
        assertThat(wizard.focused()).isEqualTo("data-folder");
        wizard.press(KeyCode.TAB);
        wizard.press(KeyCode.TAB);
        assertThat(wizard.focused()).isEqualTo("applications-folder");
        wizard.press(KeyCode.TAB);
        wizard.press(KeyCode.TAB);
        assertThat(wizard.focused()).isEqualTo("run-service");
        wizard.press(KeyCode.DOWN);
        assertThat(wizard.focused()).isEqualTo("run-process");

        assertThat(wizard.<TextField>find("data-folder").getText())
                .isEqualTo("/home/me/octopus/Tentacle");
        wizard.press(KeyCode.ENTER);
        assertThat(wizard.step()).isEqualTo(WizardStep.REVIEW);
        assertThat(wizard.draft.draft().get().text(AnswerKey.SERVICE_INSTALL)).contains("no");
    }

    @Test
    void leadsToTheNameOfTheAccountThatIsMissing() {
        Toolkit.run(() -> wizard.find("account-system").requestFocus());
        wizard.press(KeyCode.DOWN);
        wizard.press(KeyCode.DOWN);
        assertThat(wizard.focused()).isEqualTo("account-existing");
        wizard.press(KeyCode.ENTER);

        assertThat(wizard.step()).isEqualTo(WizardStep.HOST);
        assertThat(wizard.focused()).isEqualTo("service-username");
    }
}
