package dev.tentaclesetup.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import java.util.List;
import javafx.scene.control.ComboBox;
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

    @Test
    void signsInAgainWithAnotherKeyAndAtAnotherServer() {
        wizard.type("octopus.example.com");
        wizard.press(KeyCode.TAB);
        wizard.type(ScriptedBackend.GOOD_KEY);

        wizard.press(KeyCode.BACK_SPACE);
        wizard.type(ScriptedBackend.GOOD_KEY.substring(ScriptedBackend.GOOD_KEY.length() - 1));
        assertThat(space()).isEqualTo("Default");
        assertThat(wizard.find("server-address").getAccessibleHelp()).isEmpty();

        backend.spaces = List.of("Kitchen");
        wizard.press(KeyCode.SHIFT, KeyCode.TAB);
        wizard.press(KeyCode.END);
        wizard.type("/other");
        assertThat(space()).isEqualTo("Kitchen");

        backend.spaces = List.of("Default", "Payments");
        wizard.type("/third");
        assertThat(space()).isEqualTo("Default");

        wizard.press(KeyCode.ENTER);
        assertThat(wizard.step()).isEqualTo(WizardStep.CONNECTION);
        assertThat(wizard.draft.field(AnswerKey.SERVER_SPACE).text()).isEqualTo("Default");
    }

    @Test
    void believesAServerThatIsReadyAgain() {
        backend.maintenance = Problem.of(ProblemId.SRV_MAINT, "503", "octopus.example.com");
        wizard.type("octopus.example.com");
        wizard.press(KeyCode.TAB);
        wizard.type(ScriptedBackend.GOOD_KEY);
        wizard.press(KeyCode.ENTER);
        assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);
        assertThat(wizard.find("check-again").getParent().isVisible()).isTrue();

        backend.maintenance = null;
        wizard.press(KeyCode.F5);
        assertThat(wizard.find("server-address").getAccessibleHelp()).isEmpty();
        assertThat(wizard.find("check-again").getParent().isVisible()).isFalse();

        backend.maintenance = Problem.of(ProblemId.SRV_MAINT, "503", "octopus.example.com");
        wizard.press(KeyCode.F5);
        assertThat(wizard.find("server-address").getAccessibleHelp()).startsWith("Problem");

        backend.maintenance = null;
        wizard.press(KeyCode.ENTER);
        assertThat(wizard.step()).isEqualTo(WizardStep.CONNECTION);
    }

    @Test
    void checksAgainByAButtonThatTheKeyboardReaches() {
        backend.maintenance = Problem.of(ProblemId.SRV_MAINT, "503", "octopus.example.com");
        wizard.type("octopus.example.com");
        wizard.press(KeyCode.TAB);
        wizard.type(ScriptedBackend.GOOD_KEY);
        while (!wizard.focused().equals("check-again")) {
            wizard.press(KeyCode.TAB);
        }
        backend.maintenance = null;
        wizard.press(KeyCode.SPACE);

        assertThat(wizard.find("server-address").getAccessibleHelp()).isEmpty();
        assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);
    }

    private String space() {
        ComboBox<String> space = wizard.find("server-space");
        return Toolkit.call(space::getValue);
    }
}
