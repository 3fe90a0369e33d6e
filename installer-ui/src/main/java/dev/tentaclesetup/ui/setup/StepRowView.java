package dev.tentaclesetup.ui.setup;

import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.StatusIcons;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A line of the running set-up: sign, state word, step, duration.
final class StepRowView {

    private StepRowView() {}

    static Node of(StepRow row) {
        var word = new Label(row.mark().word());
        word.getStyleClass().add(Style.STATE_WORD);
        word.setMinWidth(Region.USE_PREF_SIZE);
        Label title = Labels.wrapped(row.title());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var took = new Label(row.took().map(StepRowView::seconds).orElse(""));
        took.setMinWidth(Region.USE_PREF_SIZE);
        took.getStyleClass().addAll(Style.MUTED, Style.DETAIL);
        var line = new HBox(StatusIcons.sign(row.mark()), word, title, gap, took);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().addAll(Style.CHECK_LINE, Style.CHECK_ROW);
        StatusIcons.on(line, row.mark());
        line.setAccessibleText(row.mark().word() + ": " + row.title() + " " + took.getText());
        return line;
    }

    /// Seconds with one digit, in the user's way of writing numbers.
    static String seconds(Duration took) {
        return Texts.text("wizard.setup.seconds", took.toMillis() / 1000.0);
    }
}
