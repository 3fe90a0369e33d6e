package dev.tentaclesetup.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.ui.engine.HomeFacts;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.Agents;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The home screen by keyboard alone, with none, one and many agents.
@Tag("ui")
class HomePageIT {

    private final ScriptedBackend backend = new ScriptedBackend();

    @Test
    void withoutAgentsTheFirstPageOpensAsEver() {
        try (var wizard = open()) {
            assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);
            assertThat(wizard.focused()).isEqualTo("server-address");
        }
    }

    @Test
    void withAnswersAtHandASetUpIsMeant() {
        one(ServiceState.RUNNING);
        try (var wizard =
                new WizardDriver(
                        AnswerDraft.empty().with(AnswerKey.SERVER_URL, "https://a.example.com"),
                        backend)) {
            assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);
        }
    }

    @Test
    void beginsWithTheAgentsAndTheFocusInTheirList() {
        one(ServiceState.RUNNING);
        try (var wizard = open()) {
            assertThat(wizard.focused()).isEqualTo("instances");
            assertThat(text(wizard, "heading")).isEqualTo("Tentacle");
            assertThat(text(wizard, "lead")).isEqualTo("Running");
            assertThat(wizard.window().exitCode()).isZero();
        }
    }

    @Test
    void stopsAndStartsByItsLetters() {
        one(ServiceState.RUNNING);
        try (var wizard = open()) {
            wizard.press(KeyCode.ALT, KeyCode.T);
            assertThat(text(wizard, "lead")).isEqualTo("Stopped");
            assertThat(disabled(wizard, "home-stop")).isTrue();

            wizard.press(KeyCode.ALT, KeyCode.S);
            assertThat(text(wizard, "lead")).isEqualTo("Running");
        }
    }

    @Test
    void enterChangesTheChosenAgentAndEscapeComesBack() {
        one(ServiceState.RUNNING);
        try (var wizard = open()) {
            wizard.press(KeyCode.ENTER);
            assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);

            wizard.press(KeyCode.ESCAPE);
            assertThat(wizard.focused()).isEqualTo("instances");
            assertThat(wizard.stage().isShowing()).isTrue();

            wizard.press(KeyCode.ESCAPE);
            assertThat(wizard.stage().isShowing()).isFalse();
        }
    }

    @Test
    void anotherAgentGetsANameThatIsFree() {
        one(ServiceState.RUNNING);
        try (var wizard = open()) {
            wizard.press(KeyCode.ALT, KeyCode.A);

            assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);
            assertThat(wizard.answers().text(AnswerKey.SETUP_INSTANCE)).contains("Tentacle-2");
        }
    }

    @Test
    void aHundredAgentsAreChosenByTheirFirstLetters() {
        List<HostInstance> many =
                IntStream.range(0, 100)
                        .mapToObj(number ->
                                Agents.polling("%c%02d".formatted('a' + number / 10, number)))
                        .toList();
        many.forEach(one -> backend.agents.put(one.name(), Agents.service(ServiceState.RUNNING)));
        backend.home = new HomeFacts(many, true);
        try (var wizard = open()) {
            assertThat(text(wizard, "heading")).isEqualTo("a00");

            wizard.press(KeyCode.END);
            assertThat(text(wizard, "heading")).isEqualTo("j99");
            wizard.type("c");
            assertThat(text(wizard, "heading")).isEqualTo("c20");
            wizard.press(KeyCode.DOWN);
            assertThat(text(wizard, "heading")).isEqualTo("c21");
        }
    }

    @Test
    void noLetterIsUsedTwice() {
        one(ServiceState.RUNNING);
        try (var wizard = open()) {
            assertThat(wizard.letters()).hasSizeGreaterThan(6).doesNotHaveDuplicates();

            wizard.press(KeyCode.DELETE);
            assertThat(wizard.letters()).hasSizeGreaterThan(6).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatMayNotBeDoneIsGreyAndSaysWhy() {
        backend.home = new HomeFacts(List.of(Agents.polling("Tentacle")), false);
        backend.agents.put("Tentacle", Agents.locked(ServiceState.RUNNING));
        try (var wizard = open()) {
            for (String id :
                    List.of(
                            "home-change",
                            "home-start",
                            "home-stop",
                            "home-restart",
                            "home-remove")) {
                assertThat(disabled(wizard, id)).as(id).isTrue();
                Button button = wizard.find(id);
                assertThat(Toolkit.call(button::getAccessibleHelp)).as(id).isNotEmpty();
            }
            assertThat(text(wizard, "home-reason")).contains("administrator");

            wizard.press(KeyCode.ENTER);
            wizard.press(KeyCode.DELETE);
            assertThat(wizard.focused()).isEqualTo("instances");
        }
    }

    private void one(ServiceState state) {
        backend.home = Agents.home(Agents.polling("Tentacle"));
        backend.agents.put("Tentacle", Agents.service(state));
    }

    private WizardDriver open() {
        return new WizardDriver(AnswerDraft.empty(), backend);
    }

    private static String text(WizardDriver wizard, String id) {
        Label label = wizard.find(id);
        return Toolkit.call(label::getText);
    }

    private static boolean disabled(WizardDriver wizard, String id) {
        Button button = wizard.find(id);
        return Toolkit.call(button::isDisabled);
    }
}
