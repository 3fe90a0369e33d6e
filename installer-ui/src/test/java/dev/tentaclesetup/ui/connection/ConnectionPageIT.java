package dev.tentaclesetup.ui.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.ui.ScreenshotMain;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import dev.tentaclesetup.ui.widget.Status;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class ConnectionPageIT {

    private final ScriptedBackend backend = new ScriptedBackend();
    private final WizardDriver wizard = new WizardDriver(ScreenshotMain.answers(), backend);

    ConnectionPageIT() {
        wizard.press(KeyCode.ENTER);
        assertThat(wizard.step()).isEqualTo(WizardStep.CONNECTION);
    }

    @AfterEach
    void close() {
        wizard.close();
    }

    @Test
    void choosesListeningWithAnArrowAndGoesOn() {
        assertThat(wizard.focused()).isEqualTo("mode-polling");

        wizard.press(KeyCode.DOWN);
        assertThat(wizard.focused()).isEqualTo("mode-listening");
        wizard.press(KeyCode.TAB);
        assertThat(wizard.focused()).isEqualTo("public-host");
        wizard.press(KeyCode.TAB);
        assertThat(wizard.focused()).isEqualTo("listen-port");
        wizard.press(KeyCode.ENTER);

        assertThat(wizard.step()).isEqualTo(WizardStep.REGISTRATION);
        assertThat(wizard.draft.draft().get().text(AnswerKey.CONNECTION_MODE))
                .contains("listening");
    }

    @Test
    void beginsAtTheChosenModeWhenComingBack() {
        wizard.press(KeyCode.DOWN);
        wizard.press(KeyCode.ALT, KeyCode.LEFT);
        wizard.press(KeyCode.ALT, KeyCode.RIGHT);

        assertThat(wizard.focused()).isEqualTo("mode-listening");
    }

    @Test
    void leadsToThePortThatIsInUse() {
        backend.port = Status.PROBLEM;
        wizard.press(KeyCode.DOWN);
        wizard.press(KeyCode.F5);
        wizard.press(KeyCode.ALT, KeyCode.RIGHT);

        assertThat(wizard.step()).isEqualTo(WizardStep.CONNECTION);
        assertThat(wizard.focused()).isEqualTo("listen-port");
    }

    @Test
    void addsAndRemovesAnAddress() {
        wizard.press(KeyCode.TAB);
        assertThat(wizard.focused()).isEqualTo("comms-address-1");
        wizard.press(KeyCode.TAB);
        assertThat(wizard.focused()).isEqualTo("address-add");
        wizard.press(KeyCode.SPACE);
        assertThat(wizard.focused()).isEqualTo("comms-address-2");
        wizard.type("second:10943");

        assertThat(wizard.draft.draft().get().texts(AnswerKey.CONNECTION_COMMS_ADDRESS))
                .containsExactly("octopus.example.com:10943", "second:10943");

        wizard.press(KeyCode.TAB);
        wizard.press(KeyCode.SPACE);

        assertThat(wizard.draft.draft().get().texts(AnswerKey.CONNECTION_COMMS_ADDRESS))
                .containsExactly("octopus.example.com:10943");
    }

    @Test
    void keepsWhatWasTypedWhenGoingBackAndForth() {
        wizard.press(KeyCode.TAB);
        TextField address = wizard.find("comms-address-1");
        wizard.press(KeyCode.END);
        wizard.type("9");
        wizard.press(KeyCode.ALT, KeyCode.LEFT);
        assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);
        wizard.press(KeyCode.ALT, KeyCode.RIGHT);

        assertThat(wizard.step()).isEqualTo(WizardStep.CONNECTION);
        assertThat(address.getText()).endsWith("9");
    }
}
