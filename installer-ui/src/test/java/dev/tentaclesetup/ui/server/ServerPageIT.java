package dev.tentaclesetup.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class ServerPageIT {

    private final ScriptedBackend backend = new ScriptedBackend();
    private final WizardDriver wizard = new WizardDriver(AnswerDraft.empty(), backend);

    @AfterEach
    void close() {
        wizard.close();
    }

    @Test
    void walksToTheNextStepByKeyboard() {
        assertThat(wizard.focused()).isEqualTo("server-address");

        wizard.type("octopus.example.com");
        wizard.press(KeyCode.TAB);
        assertThat(wizard.focused()).isEqualTo("server-api-key");
        wizard.type(ScriptedBackend.GOOD_KEY);
        wizard.press(KeyCode.ENTER);

        assertThat(wizard.step()).isEqualTo(WizardStep.CONNECTION);
    }

    @Test
    void leadsToTheFirstFieldThatIsMissing() {
        wizard.press(KeyCode.ENTER);

        assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);
        assertThat(wizard.focused()).isEqualTo("server-address");
        assertThat(wizard.<Label>find("banner").getParent().isVisible()).isTrue();
    }

    @Test
    void leadsToTheKeyThatTheServerRefuses() {
        wizard.type("octopus.example.com");
        wizard.press(KeyCode.TAB);
        wizard.type("API-OLD");
        wizard.press(KeyCode.TAB);
        wizard.press(KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);
        assertThat(wizard.focused()).isEqualTo("server-api-key");
        assertThat(wizard.find("server-api-key").getAccessibleHelp()).startsWith("Problem");
    }

    @Test
    void showsAndHidesTheKey() {
        wizard.press(KeyCode.TAB);
        wizard.type("API-ABC");
        wizard.press(KeyCode.TAB);
        wizard.press(KeyCode.SPACE);

        assertThat(wizard.find("server-api-key-shown").isVisible()).isTrue();
        assertThat(wizard.find("server-api-key").isVisible()).isFalse();
    }
}
