package dev.tentaclesetup.ui.widget;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Popup;

/// The list of offers under a chip field. The field keeps the focus; the list is moved from there.
final class ChipMenu {

    private static final int VISIBLE_ROWS = 7;
    private static final double ROW = 34;

    private final TextField owner;
    private final ListView<String> list = new ListView<>();
    private final Popup popup = new Popup();

    ChipMenu(TextField owner, Consumer<String> chosen) {
        this.owner = owner;
        list.getStyleClass().add(Style.CHIP_MENU);
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setOnMouseClicked(event -> chosen().ifPresent(chosen));
        popup.setAutoHide(true);
        popup.getContent().add(list);
    }

    boolean showing() {
        return popup.isShowing();
    }

    Optional<String> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /// @param first whether the first offer is chosen until another one is
    void show(List<String> offers, boolean first) {
        list.getItems().setAll(offers);
        if (offers.isEmpty()) {
            hide();
            return;
        }
        list.getSelectionModel().clearSelection();
        if (first) {
            list.getSelectionModel().selectFirst();
        }
        list.setPrefHeight(Math.min(offers.size(), VISIBLE_ROWS) * ROW + 2);
        list.setPrefWidth(Math.max(240, owner.getParent().getLayoutBounds().getWidth()));
        Bounds place = owner.getParent().localToScreen(owner.getParent().getLayoutBounds());
        if (place != null && !popup.isShowing()) {
            list.getStylesheets().setAll(owner.getScene().getStylesheets());
            popup.show(owner, place.getMinX(), place.getMaxY() + 2);
        }
    }

    boolean move(int step) {
        var selection = list.getSelectionModel();
        int next = Math.clamp(selection.getSelectedIndex() + step, 0, list.getItems().size() - 1);
        selection.select(next);
        list.scrollTo(next);
        return true;
    }

    boolean hide() {
        boolean shown = popup.isShowing();
        popup.hide();
        return shown;
    }
}
