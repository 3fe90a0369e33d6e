package dev.tentaclesetup.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.ui.ScreenshotMain;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.ScriptedBackend.ScriptedRun;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class SetupPageIT {

    private final ScriptedBackend backend = new ScriptedBackend();
    private final WizardDriver wizard = new WizardDriver(ScreenshotMain.answers(), backend);

    @AfterEach
    void close() {
        wizard.close();
    }

    @Test
    void showsTheResultAndClosesOnEnter() {
        backend.run.script = listener -> ScriptedRun.succeed(listener, 7);
        backend.run.log = "/var/log/tentacle-setup/Web.log";
        setUp();

        assertThat(wizard.<Label>find("heading").getText())
                .isEqualTo("web01 is connected and healthy");
        assertThat(wizard.<TextField>find("result-log").getText()).isEqualTo(backend.run.log);
        assertThat(wizard.find("result-thumbprint").isVisible()).isTrue();
        assertThat(Toolkit.call(() -> wizard.window().exitCode())).isZero();

        wizard.press(KeyCode.ENTER);
        assertThat(wizard.stage().isShowing()).isFalse();
    }

    @Test
    void returnsToTheAnswerThatIsToBlameAndTriesAgain() {
        var problem =
                Problem.of(ProblemId.PORT_USED, "", "10933", "java")
                        .at("connection.listen-port", 0);
        backend.run.report =
                new Report.Undone(
                        ScriptedRun.doneFacts(),
                        new StopCause.Failed(ScriptedRun.STEPS.get(4), problem),
                        List.of());
        setUp();
        assertThat(wizard.<Label>find("result-cause").getText()).contains("10933");
        assertThat(Toolkit.call(() -> wizard.window().exitCode())).isEqualTo(20);

        Toolkit.run(() -> wizard.find("result-retry").requestFocus());
        wizard.press(KeyCode.SPACE);
        assertThat(wizard.step()).isEqualTo(WizardStep.CONNECTION);

        backend.run = new ScriptedRun();
        wizard.press(KeyCode.CONTROL, KeyCode.DIGIT5);
        wizard.press(KeyCode.ENTER);
        assertThat(wizard.<Label>find("heading").getText()).contains("healthy");
    }

    @Test
    void locksTheWayBackAfterTheBeginning() {
        setUp();
        wizard.press(KeyCode.ALT, KeyCode.LEFT);

        assertThat(wizard.step()).isEqualTo(WizardStep.SETUP);
    }

    private void setUp() {
        for (int i = 0; i < 5; i++) {
            wizard.press(KeyCode.ENTER);
        }
        assertThat(wizard.step()).isEqualTo(WizardStep.SETUP);
    }
}
