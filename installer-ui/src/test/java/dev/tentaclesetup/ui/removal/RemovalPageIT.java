package dev.tentaclesetup.ui.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.ui.testkit.Agents;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A removal by keyboard alone: Delete, the typed name, Enter.
@Tag("ui")
class RemovalPageIT {

    private final ScriptedBackend backend = new ScriptedBackend();

    @Test
    void enterAloneRemovesNothing() {
        try (var wizard = open()) {
            wizard.press(KeyCode.DELETE);
            assertThat(wizard.focused()).isEqualTo("removal-name");

            wizard.press(KeyCode.ENTER);
            wizard.type("tent");
            wizard.press(KeyCode.ENTER);

            assertThat(text(wizard, "heading")).isEqualTo("Remove “Tentacle”?");
            assertThat(wizard.focused()).isEqualTo("removal-name");
        }
    }

    @Test
    void twoPressesAndTheTypedName() {
        try (var wizard = open()) {
            wizard.press(KeyCode.DELETE);
            wizard.type("Tentacle");
            wizard.press(KeyCode.ENTER);

            assertThat(text(wizard, "heading")).isEqualTo("Tentacle is removed");
            assertThat(wizard.window().exitCode()).isEqualTo(24);

            wizard.press(KeyCode.ENTER);
            assertThat(text(wizard, "heading")).isEqualTo("No agent on this host");
            assertThat(wizard.focused()).isEqualTo("home-add");
        }
    }

    @Test
    void foldersGoOnlyWhenTheyAreTicked() {
        try (var wizard = open()) {
            wizard.press(KeyCode.ALT, KeyCode.M);
            wizard.press(KeyCode.ALT, KeyCode.D);
            wizard.press(KeyCode.SPACE);

            assertThat(backend.removals.getLast().delete())
                    .contains(Removal.Part.DATA)
                    .doesNotContain(Removal.Part.APPLICATIONS);
        }
    }

    @Test
    void escapeGoesBackToTheAgents() {
        try (var wizard = open()) {
            wizard.press(KeyCode.DELETE);
            wizard.press(KeyCode.ESCAPE);

            assertThat(wizard.focused()).isEqualTo("instances");
        }
    }

    private WizardDriver open() {
        backend.home = Agents.home(Agents.polling("Tentacle"));
        backend.agents.put("Tentacle", Agents.service(ServiceState.RUNNING));
        return new WizardDriver(AnswerDraft.empty(), backend);
    }

    private static String text(WizardDriver wizard, String id) {
        Label label = wizard.find(id);
        return Toolkit.call(label::getText);
    }
}
