package dev.tentaclesetup.ui.testkit;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Types single letters into whatever has the focus, whatever the keyboard layout.
final class Typing {

    private Typing() {}

    static void key(char letter) {
        Toolkit.run(() -> {
            Node target = focusOwner();
            Event.fireEvent(
                    target,
                    new KeyEvent(
                            KeyEvent.KEY_TYPED,
                            String.valueOf(letter),
                            "",
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false));
        });
    }

    private static Node focusOwner() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .filter(Window::isFocused)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no window has the focus"))
                .getScene()
                .getFocusOwner();
    }
}
