package dev.tentaclesetup.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.ui.ScreenshotMain;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What holds on every page.
@Tag("ui")
class WizardShellIT {

    private final WizardDriver wizard =
            new WizardDriver(ScreenshotMain.answers(), new ScriptedBackend());

    @AfterEach
    void close() {
        wizard.close();
    }

    @Test
    void noTwoMnemonicsOfAPageAreTheSame() {
        onEveryPage(() -> {
            List<String> letters = mnemonics();
            assertThat(letters).as("mnemonics of " + wizard.step()).doesNotHaveDuplicates();
        });
    }

    @Test
    void everyFieldHasAName() {
        onEveryPage(() ->
                visible().stream()
                        .filter(Node::isFocusTraversable)
                        .forEach(node ->
                                assertThat(name(node))
                                        .as(wizard.step() + " " + node)
                                        .isNotBlank()));
    }

    @Test
    void showsTheStepInOneLineWhenTheWindowIsNarrow() {
        Toolkit.run(() -> wizard.stage().setWidth(640));
        Toolkit.settle();

        assertThat(wizard.find("step-1").getParent().isVisible()).isFalse();
        assertThat(
                        visible().stream()
                                .filter(Labeled.class::isInstance)
                                .map(node -> ((Labeled) node).getText()))
                .contains("Step 1 of 6 · Server");
    }

    @Test
    void leavesWithEscapeAsLongAsNothingWasTyped() {
        wizard.press(KeyCode.ESCAPE);

        assertThat(wizard.stage().isShowing()).isFalse();
        assertThat(Toolkit.call(() -> wizard.window().exitCode())).isEqualTo(130);
    }

    @Test
    void reachesNoStepThatWasNotVisited() {
        wizard.press(KeyCode.CONTROL, KeyCode.DIGIT4);

        assertThat(wizard.step()).isEqualTo(WizardStep.SERVER);
        assertThat(wizard.find("step-4").isDisabled()).isTrue();
    }

    private void onEveryPage(Runnable check) {
        for (WizardStep step : WizardStep.values()) {
            assertThat(wizard.step()).isEqualTo(step);
            Toolkit.run(check);
            if (step != WizardStep.SETUP) {
                wizard.press(KeyCode.ALT, KeyCode.RIGHT);
            }
        }
    }

    private List<String> mnemonics() {
        return visible().stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(Labeled::isMnemonicParsing)
                .map(Labeled::getText)
                .filter(text -> text.contains("_"))
                .map(text -> text.substring(text.indexOf('_') + 1, text.indexOf('_') + 2))
                .map(letter -> letter.toLowerCase(Locale.ROOT))
                .toList();
    }

    private List<Node> visible() {
        var nodes = new ArrayList<Node>();
        collect(wizard.scene().getRoot(), nodes);
        return nodes;
    }

    private static void collect(Node node, List<Node> nodes) {
        if (!node.isVisible()) {
            return;
        }
        nodes.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nodes));
        }
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            return labeled.getText();
        }
        return node instanceof TextInputControl || !(node instanceof Control) ? "" : "control";
    }
}
