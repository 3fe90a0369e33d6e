package dev.tentaclesetup.ui.home;

import dev.tentaclesetup.ui.widget.StatusIcons;
import dev.tentaclesetup.ui.widget.Style;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One agent in the list: sign, name, and what it does in a word.
final class InstanceCell extends ListCell<InstanceRow> {

    private final Label name = new Label();
    private final Label word = new Label();
    private final HBox line = new HBox();

    InstanceCell() {
        name.getStyleClass().add(Style.INSTANCE_NAME);
        word.getStyleClass().add(Style.INSTANCE_STATE);
        line.getStyleClass().add(Style.INSTANCE_LINE);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        line.setPrefWidth(1); // long names are cut, not scrolled to
    }

    @Override
    protected void updateItem(@Nullable InstanceRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        name.setText(row.name());
        word.setText(row.word());
        line.getChildren().setAll(StatusIcons.sign(row.mark()), new VBox(name, word));
        setGraphic(line);
        setAccessibleText(row.name() + ", " + row.word());
    }
}
