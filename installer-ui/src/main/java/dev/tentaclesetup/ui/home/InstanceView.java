package dev.tentaclesetup.ui.home;

import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.shell.Layouts;
import dev.tentaclesetup.ui.widget.HintLine;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import dev.tentaclesetup.ui.widget.ThumbprintView;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is known of the chosen agent, under the buttons that do something with it.
final class InstanceView extends VBox {

    private final Consumer<String> browser;
    private final VBox facts = new VBox();
    private List<InstanceFacts> shown = List.of();

    InstanceView(HomePageModel model, Node buttons, Consumer<String> browser) {
        this.browser = browser;
        getStyleClass().add(Style.FORM);
        facts.getStyleClass().addAll(Style.CARD, Style.SUMMARY, Style.FACTS);
        facts.setId("facts");
        getChildren()
                .addAll(buttons, new HintLine(model.hint()), facts, thumbprint(model.selected()));
        model.selected().subscribe(this::show);
    }

    private void show(Optional<InstanceRow> chosen) {
        List<InstanceFacts> now = chosen.map(InstanceFacts::of).orElse(List.of());
        if (!now.equals(shown)) {
            shown = now;
            facts.getChildren().setAll(now.stream().map(this::line).toList());
            facts.setVisible(!now.isEmpty());
            if (!now.isEmpty()) {
                facts.getChildren().getLast().getStyleClass().add(Style.LAST);
            }
        }
    }

    private Node line(InstanceFacts fact) {
        var name = new Label(fact.name());
        name.getStyleClass().add(Style.SUMMARY_KEY);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Node value = fact.link().isEmpty() ? Labels.wrapped(fact.value()) : link(fact);
        HBox.setHgrow(value, Priority.ALWAYS);
        var row = new HBox(name, value);
        row.getStyleClass().add(Style.SUMMARY_ROW);
        return row;
    }

    private Node link(InstanceFacts fact) {
        var link = new Hyperlink(fact.value());
        link.setWrapText(true);
        link.setMinHeight(Region.USE_PREF_SIZE);
        link.setOnAction(event -> browser.accept(fact.link()));
        return link;
    }

    private static Node thumbprint(ObservableValue<Optional<InstanceRow>> chosen) {
        ObservableValue<Optional<Thumbprint>> print =
                chosen.map(row -> row.flatMap(one -> one.instance().thumbprint()));
        String what = Texts.text("wizard.thumbprint.agent");
        var caption = new Label(what);
        caption.getStyleClass().add(Style.FIELD_LABEL);
        var box = new VBox(caption, new ThumbprintView(print, what));
        box.getStyleClass().add(Style.FIELD);
        return Layouts.shownWhen(print.map(Optional::isPresent), box);
    }
}
