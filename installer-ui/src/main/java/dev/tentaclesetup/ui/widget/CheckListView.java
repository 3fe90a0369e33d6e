package dev.tentaclesetup.ui.widget;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A list of checks that fills while they run: sign, state word, sentence, what was seen, and what
/// to do. Takes no room while empty.
public final class CheckListView extends VBox {

    /// Ids and times are never cut off, long paths may be.
    private static final int LONGEST_UNCUT = 24;

    public CheckListView(ObservableList<CheckRow> rows) {
        getStyleClass().addAll(Style.CARD, Style.CHECK_LIST);
        managedProperty().bind(visibleProperty());
        rows.addListener((ListChangeListener<CheckRow>) change -> show(rows));
        show(rows);
    }

    private void show(ObservableList<CheckRow> rows) {
        setVisible(!rows.isEmpty());
        getChildren().setAll(rows.stream().map(CheckListView::line).toList());
    }

    private static Node line(CheckRow row) {
        var word = new Label(row.mark().word());
        word.getStyleClass().add(Style.STATE_WORD);
        word.setMinWidth(Region.USE_PREF_SIZE);
        Label text = Labels.wrapped(row.text());
        HBox.setHgrow(text, Priority.SOMETIMES);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var detail = new Label(row.detail());
        detail.getStyleClass().addAll(Style.MUTED, Style.DETAIL);
        if (row.detail().length() <= LONGEST_UNCUT) {
            detail.setMinWidth(Region.USE_PREF_SIZE);
        }
        var line = new HBox(StatusIcons.sign(row.mark()), word, text, gap, detail);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add(Style.CHECK_LINE);
        var whole = new VBox(line);
        if (!row.fix().isEmpty()) {
            whole.getChildren().add(Labels.wrapped(row.fix(), Style.MUTED, Style.CHECK_FIX));
        }
        whole.getStyleClass().add(Style.CHECK_ROW);
        StatusIcons.on(whole, row.mark());
        whole.setAccessibleText(
                "%s: %s %s %s".formatted(row.mark().word(), row.text(), row.detail(), row.fix()));
        return whole;
    }
}
