package dev.tentaclesetup.ui.widget;

import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;

/// Ties a group of radio buttons to a property that always holds one of their values.
public final class RadioBinding {

    private RadioBinding() {}

    /// Keeps both sides equal from now on.
    public static <T> void bind(
            ToggleGroup group, Map<T, RadioButton> radios, ObjectProperty<T> property) {
        radios.forEach((value, radio) -> radio.setUserData(value));
        property.subscribe(value -> select(radios, value));
        group.selectedToggleProperty().subscribe(toggle -> store(radios, toggle, property));
    }

    private static <T> void select(Map<T, RadioButton> radios, T value) {
        RadioButton radio = radios.get(value);
        if (radio != null) {
            radio.setSelected(true);
        }
    }

    private static <T> void store(
            Map<T, RadioButton> radios, Toggle selected, ObjectProperty<T> property) {
        radios.forEach((value, radio) -> {
            if (radio.equals(selected)) {
                property.set(value);
            }
        });
    }
}
