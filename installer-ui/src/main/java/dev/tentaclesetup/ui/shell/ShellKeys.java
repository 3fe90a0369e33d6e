package dev.tentaclesetup.ui.shell;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// The keys of the whole window [wizard-reference 9.10]: Alt+Left, Alt+Right, Ctrl+Enter, Ctrl+1 to
/// Ctrl+6, F5. Enter and Escape belong to the default and the cancel button.
final class ShellKeys {

    private static final KeyCombination BACK =
            new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
    private static final KeyCombination NEXT =
            new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN);
    private static final KeyCombination NEXT_FROM_ANYWHERE =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final Map<KeyCode, WizardStep> DIGITS =
            Map.of(
                    KeyCode.DIGIT1, WizardStep.SERVER,
                    KeyCode.DIGIT2, WizardStep.CONNECTION,
                    KeyCode.DIGIT3, WizardStep.REGISTRATION,
                    KeyCode.DIGIT4, WizardStep.HOST,
                    KeyCode.DIGIT5, WizardStep.REVIEW,
                    KeyCode.DIGIT6, WizardStep.SETUP);

    private ShellKeys() {}

    static void install(Node root, WizardShell shell) {
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (press(event, shell)) {
                        event.consume();
                    } else if (event.getTarget() instanceof TextInputControl
                            && event.getCode() != KeyCode.ENTER) {
                        shell.stopWaiting();
                    }
                });
        root.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    if (event.getTarget() instanceof TextInputControl) {
                        shell.stopWaiting();
                    }
                });
    }

    private static boolean press(KeyEvent event, WizardShell shell) {
        if (BACK.match(event)) {
            shell.back();
        } else if (NEXT.match(event) || NEXT_FROM_ANYWHERE.match(event) || enterOnAChoice(event)) {
            shell.next();
        } else if (event.isShortcutDown() && DIGITS.containsKey(event.getCode())) {
            shell.go(DIGITS.get(event.getCode()));
        } else if (event.getCode() == KeyCode.F5) {
            shell.refresh();
        } else {
            return false;
        }
        return true;
    }

    /// A radio button would keep Enter for itself, though it is no button in the user's eyes.
    private static boolean enterOnAChoice(KeyEvent event) {
        return event.getCode() == KeyCode.ENTER && event.getTarget() instanceof RadioButton;
    }
}
