package dev.tentaclesetup.ui.shell;

import dev.tentaclesetup.ui.widget.Style;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// Arrangements that several pages share.
public final class Layouts {

    private Layouts() {}

    /// Side by side, equally wide and equally high.
    public static GridPane equalWidths(Region... parts) {
        var line = new GridPane();
        line.getStyleClass().add(Style.CHOICES);
        for (Region part : parts) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / parts.length);
            column.setFillWidth(true);
            line.getColumnConstraints().add(column);
            line.addRow(0, part);
        }
        return line;
    }

    /// Takes room only while the condition holds.
    public static <N extends Node> N shownWhen(ObservableValue<Boolean> condition, N node) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }
}
