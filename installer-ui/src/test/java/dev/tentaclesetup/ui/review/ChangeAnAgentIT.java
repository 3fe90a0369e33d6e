package dev.tentaclesetup.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.Agents;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.ScriptedBackend.ScriptedRun;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The change of an agent by keyboard alone.
@Tag("ui")
class ChangeAnAgentIT {

    private final ScriptedBackend backend = new ScriptedBackend();

    @Test
    void aChangeAtTheServerWithoutAKeyIsSaidAndLeadsToTheKey() {
        try (var wizard = open()) {
            backend.recorded = Agents.current();
            wizard.press(KeyCode.ENTER);
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT2);
            wizard.press(KeyCode.DOWN);
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT5);

            assertThat(visible(wizard, "review-sign-in")).isTrue();
            wizard.press(KeyCode.ALT, KeyCode.I);
            assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);
            assertThat(wizard.focused()).isEqualTo("server-api-key");
        }
    }

    @Test
    void nothingToChangeCloses() {
        backend.run.steps = List.of();
        try (var wizard = open()) {
            wizard.press(KeyCode.ENTER);
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT5);
            Button next = wizard.find("next");
            assertThat(Toolkit.call(next::getText)).isEqualTo("_Close");

            wizard.press(KeyCode.ENTER);

            assertThat(wizard.focused()).isEqualTo("instances");
            assertThat(wizard.window().exitCode()).isZero();
        }
    }

    @Test
    void everyPageIsFilledAndSaysWhereThatComesFrom() {
        try (var wizard = open()) {
            wizard.press(KeyCode.ENTER);
            assertThat(said(wizard)).contains("As it is now, from the last set-up");
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT4);
            assertThat(said(wizard)).contains("As it is now, from the configuration");
            assertThat(wizard.answers().keys())
                    .containsExactly(AnswerKey.SETUP_ACTION, AnswerKey.SETUP_INSTANCE);
        }
    }

    @Test
    void changesTheRolesWithThreePressesOfEnter() {
        StepDescription register =
                StepDescription.of(
                        StepKind.REGISTER,
                        List.of("web01"),
                        List.of(
                                new PlannedValue(
                                        "role", "queue, web-server", "database, web-server")),
                        false);
        backend.run.steps = List.of(register);
        backend.run.report = new Report.Done(ScriptedRun.doneFacts(), backend.run.steps);
        try (var wizard = open()) {
            wizard.press(KeyCode.ENTER);
            wizard.type(ScriptedBackend.GOOD_KEY);
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT3);
            wizard.press(KeyCode.ALT, KeyCode.R);
            wizard.press(KeyCode.BACK_SPACE);
            wizard.press(KeyCode.BACK_SPACE);
            wizard.type("database");
            wizard.press(KeyCode.ENTER);
            assertThat(wizard.step()).isEqualTo(WizardStep.REGISTRATION);
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT5);

            assertThat(wizard.answers().keys())
                    .containsExactly(
                            AnswerKey.SETUP_ACTION,
                            AnswerKey.SETUP_INSTANCE,
                            AnswerKey.SERVER_API_KEY,
                            AnswerKey.REGISTRATION_ROLE);
            assertThat(said(wizard))
                    .contains("queue, web-server → database, web-server")
                    .contains("Warning: “queue” is taken away");

            wizard.press(KeyCode.ENTER);
            assertThat(said(wizard)).contains("web01 is connected and healthy");

            wizard.press(KeyCode.ALT, KeyCode.H);
            assertThat(wizard.focused()).isEqualTo("instances");
        }
    }

    private WizardDriver open() {
        backend.home = Agents.home(Agents.polling("Tentacle"));
        backend.agents.put("Tentacle", Agents.service(ServiceState.RUNNING));
        backend.current = Agents.current();
        backend.recorded = Agents.recorded();
        return new WizardDriver(AnswerDraft.empty(), backend);
    }

    private static boolean visible(WizardDriver wizard, String id) {
        Node node = wizard.find(id);
        return Toolkit.call(node::isVisible);
    }

    private static List<String> said(WizardDriver wizard) {
        return Toolkit.call(() ->
                wizard.scene().getRoot().lookupAll(".label").stream()
                        .filter(Label.class::isInstance)
                        .map(Label.class::cast)
                        .map(Labeled::getText)
                        .toList());
    }
}
