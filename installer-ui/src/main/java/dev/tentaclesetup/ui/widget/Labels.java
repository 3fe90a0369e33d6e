package dev.tentaclesetup.ui.widget;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Labels as the wizard uses them: they wrap instead of being cut off.
public final class Labels {

    private Labels() {}

    /// A label that takes the lines it needs.
    public static Label wrapped(String text, String... styles) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
