package dev.tentaclesetup.ui.shell;

import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;

/// What the shell has to know of a page. Called on the window's thread only.
public interface WizardPage {

    /// The page's heading, a question or an order.
    ObservableValue<String> heading();

    /// One sentence that helps to decide.
    ObservableValue<String> lead();

    /// The nodes under heading and lead, the same ones each time.
    Parent content();

    /// Whether something is still being found out that decides about going on.
    default ObservableBooleanValue busy() {
        return new ReadOnlyBooleanWrapper(false);
    }

    /// Whether the page has been shown for long enough to have been read. Going on is not possible
    /// before, and never waits for it.
    default ObservableBooleanValue readable() {
        return new ReadOnlyBooleanWrapper(true);
    }

    /// The user pressed the button that goes on before the page was readable.
    default void pressedTooEarly() {}

    /// The text of the button that goes on.
    default ObservableValue<String> nextText() {
        return fixed(Texts.text("wizard.next"));
    }

    /// Whether there is nothing left to do after this page.
    default boolean over() {
        return false;
    }

    /// The page is about to be shown: live checks begin.
    default void enter() {}

    /// The user asks for every live check anew.
    default void again() {
        enter();
    }

    /// The user goes on although a live check failed: runs it anew, because its reason may be gone.
    ///
    /// @return whether there was one
    default boolean retry() {
        return false;
    }

    /// The page is not shown any more: live checks end.
    default void leave() {}

    /// Says everything that is wrong, beside the fields.
    ///
    /// @return the first thing to be put right; empty when the user may go on
    Optional<Node> firstInvalid();

    /// What has the focus at first.
    Node firstField();

    /// A text that never changes.
    static ObservableValue<String> fixed(String text) {
        return new ReadOnlyStringWrapper(text);
    }
}
