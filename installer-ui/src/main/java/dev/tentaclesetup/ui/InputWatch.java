package dev.tentaclesetup.ui;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Whether the user has entered anything that would be lost, however it came in: typed, pasted by a
/// key or by the menu of the mouse, dropped, written by an input method, or chosen. What the wizard
/// fills in itself, elsewhere than where the user is, does not count.
final class InputWatch {

    private Subscription text = Subscription.EMPTY;
    private boolean entered;

    InputWatch(Scene scene) {
        scene.focusOwnerProperty().subscribe(this::follow);
        scene.addEventFilter(DragEvent.DRAG_DROPPED, event -> entered = true);
        scene.addEventFilter(ActionEvent.ACTION, this::chosen);
    }

    /// Whether there is something to lose.
    boolean entered() {
        return entered;
    }

    /// What was entered belongs to what is not shown any more.
    void forget() {
        entered = false;
    }

    private void follow(@Nullable Node owner) {
        text.unsubscribe();
        text =
                owner instanceof TextInputControl field
                        ? field.textProperty().subscribe((before, now) -> entered = true)
                        : Subscription.EMPTY;
    }

    private void chosen(ActionEvent event) {
        if (event.getTarget() instanceof RadioButton
                || event.getTarget() instanceof ComboBoxBase<?>) {
            entered = true;
        }
    }
}
