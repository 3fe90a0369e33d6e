package dev.tentaclesetup.ui.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.ui.ScreenshotMain;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class RegistrationPageIT {

    private final WizardDriver wizard =
            new WizardDriver(
                    ScreenshotMain.answers()
                            .without(AnswerKey.REGISTRATION_ENVIRONMENT)
                            .without(AnswerKey.REGISTRATION_ROLE),
                    new ScriptedBackend());

    RegistrationPageIT() {
        wizard.press(KeyCode.ENTER);
        wizard.press(KeyCode.ENTER);
        assertThat(wizard.step()).isEqualTo(WizardStep.REGISTRATION);
    }

    @AfterEach
    void close() {
        wizard.close();
    }

    @Test
    void fillsChipsByKeyboardAndGoesOn() {
        assertThat(wizard.focused()).isEqualTo("machine-name");
        wizard.press(KeyCode.TAB);
        assertThat(wizard.focused()).isEqualTo("environments");
        wizard.type("prod");
        wizard.press(KeyCode.ENTER);
        wizard.press(KeyCode.DOWN);
        wizard.press(KeyCode.DOWN);
        wizard.press(KeyCode.ENTER);
        wizard.press(KeyCode.TAB);
        assertThat(wizard.focused()).isEqualTo("roles");
        wizard.type("my-own-role");
        wizard.press(KeyCode.ENTER);

        assertThat(environments()).containsExactly("Production", "Test");
        assertThat(wizard.draft.draft().get().texts(AnswerKey.REGISTRATION_ROLE))
                .containsExactly("my-own-role");

        wizard.press(KeyCode.ENTER);
        assertThat(wizard.step()).isEqualTo(WizardStep.HOST);
    }

    @Test
    void refusesAnEnvironmentThatIsNotThere() {
        wizard.press(KeyCode.TAB);
        wizard.type("nonsense");
        wizard.press(KeyCode.ENTER);

        assertThat(environments()).isEmpty();
        assertThat(wizard.step()).isEqualTo(WizardStep.REGISTRATION);
    }

    @Test
    void saysThatATypedEnvironmentDoesNotCountAndStays() {
        fillEnvironmentAndRole();
        wizard.press(KeyCode.SHIFT, KeyCode.TAB);
        wizard.type("zzz");
        wizard.press(KeyCode.ENTER);
        assertThat(wizard.find("environments").getAccessibleHelp())
                .startsWith("Problem")
                .contains("zzz");

        wizard.press(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(wizard.step()).isEqualTo(WizardStep.REGISTRATION);
        assertThat(wizard.focused()).isEqualTo("environments");

        for (int i = 0; i < 3; i++) {
            wizard.press(KeyCode.BACK_SPACE);
        }
        assertThat(wizard.find("environments").getAccessibleHelp()).isEmpty();
        wizard.press(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(wizard.step()).isEqualTo(WizardStep.HOST);
    }

    @Test
    void takesARoleAsItIsTypedAlthoughALongerOneIsOffered() {
        fillEnvironmentAndRole();
        wizard.type("web");
        wizard.press(KeyCode.ENTER);
        wizard.type("data");
        wizard.press(KeyCode.DOWN);
        wizard.press(KeyCode.ENTER);

        assertThat(roles()).containsExactly("one", "web", "database");
    }

    @Test
    void takesWhatIsTypedWhenTheUserGoesOn() {
        fillEnvironmentAndRole();
        wizard.type("two");
        wizard.press(KeyCode.ALT, KeyCode.RIGHT);

        assertThat(wizard.step()).isEqualTo(WizardStep.HOST);
        assertThat(roles()).containsExactly("one", "two");
    }

    private void fillEnvironmentAndRole() {
        wizard.press(KeyCode.TAB);
        wizard.type("test");
        wizard.press(KeyCode.ENTER);
        wizard.press(KeyCode.TAB);
        wizard.type("one");
        wizard.press(KeyCode.ENTER);
    }

    private List<String> roles() {
        AnswerDraft draft = Toolkit.call(() -> wizard.draft.draft().get());
        return draft.texts(AnswerKey.REGISTRATION_ROLE);
    }

    @Test
    void selectsAndRemovesTheLastChip() {
        wizard.press(KeyCode.TAB);
        wizard.type("test");
        wizard.press(KeyCode.ENTER);
        assertThat(environments()).containsExactly("Test");

        wizard.press(KeyCode.BACK_SPACE);
        assertThat(environments()).containsExactly("Test");
        wizard.press(KeyCode.BACK_SPACE);

        assertThat(environments()).isEmpty();
    }

    @Test
    void closesTheListWithEscapeAndStaysInTheWindow() {
        wizard.press(KeyCode.TAB);
        wizard.press(KeyCode.DOWN);
        wizard.press(KeyCode.ESCAPE);

        assertThat(wizard.stage().isShowing()).isTrue();
        assertThat(wizard.focused()).isEqualTo("environments");
    }

    @Test
    void leadsToTheFirstListThatIsEmpty() {
        wizard.press(KeyCode.ENTER);

        assertThat(wizard.step()).isEqualTo(WizardStep.REGISTRATION);
        assertThat(wizard.focused()).isEqualTo("environments");
    }

    private List<String> environments() {
        AnswerDraft draft = Toolkit.call(() -> wizard.draft.draft().get());
        return draft.texts(AnswerKey.REGISTRATION_ENVIRONMENT);
    }
}
