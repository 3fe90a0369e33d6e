package dev.tentaclesetup.ui.draft;

import dev.tentaclesetup.ui.widget.Hint;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// What a live check says beside a field. It holds only until the check runs again or what it was
/// about changes, and is taken back then, unless the field shows something else already.
public final class ProbeHint {

    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private @Nullable ObjectProperty<Hint> place;
    private Hint said = Hint.NONE;

    /// Whether the check failed the last time, so that it is worth trying again.
    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// Says it, instead of what was said before.
    ///
    /// @param beside the hint of the field
    public void say(ObjectProperty<Hint> beside, Hint hint) {
        takeBack();
        place = beside;
        said = hint;
        beside.set(hint);
        failed.set(hint.blocks());
    }

    /// Says nothing any more.
    @SuppressWarnings("ReferenceEquality") // the very hint that was said, not one like it
    public void takeBack() {
        if (place != null && place.get() == said) {
            place.set(Hint.NONE);
        }
        place = null;
        failed.set(false);
    }
}
