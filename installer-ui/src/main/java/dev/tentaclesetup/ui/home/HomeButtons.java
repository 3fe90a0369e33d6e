package dev.tentaclesetup.ui.home;

import atlantafx.base.theme.Styles;
import dev.tentaclesetup.core.setup.AgentOrder;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What can be done with the chosen agent. A button that cannot be pressed says why.
final class HomeButtons extends VBox {

    private record Entry(Button button, Supplier<String> whyNot) {}

    private final HomePageModel model;
    private final Label reason = Labels.wrapped("", Style.MUTED);
    private final List<Entry> entries;

    /// @param change to the pages of the chosen agent
    /// @param remove to its removal
    HomeButtons(HomePageModel model, Runnable change, Runnable remove) {
        this.model = model;
        Button changing = button("home-change", Texts.text("wizard.home.change"), change);
        changing.getStyleClass().add(Styles.ACCENT);
        this.entries =
                List.of(
                        new Entry(changing, model::whyNotChanged),
                        order("home-start", Texts.text("wizard.home.start"), AgentOrder.START),
                        order("home-stop", Texts.text("wizard.home.stop"), AgentOrder.STOP),
                        order(
                                "home-restart",
                                Texts.text("wizard.home.restart"),
                                AgentOrder.RESTART),
                        new Entry(
                                button("home-remove", Texts.text("wizard.home.remove"), remove),
                                model::whyNotChanged));
        getStyleClass().add(Style.FIELD);
        var line = new FlowPane();
        line.getStyleClass().add(Style.BUTTONS);
        entries.forEach(entry -> line.getChildren().add(entry.button()));
        reason.setId("home-reason");
        reason.managedProperty().bind(reason.visibleProperty());
        getChildren().addAll(line, reason);
        model.selected().subscribe(this::judge);
        model.changeable().subscribe(this::judge);
        model.busy().subscribe(this::judge);
    }

    private Entry order(String id, String text, AgentOrder order) {
        return new Entry(button(id, text, () -> model.order(order)), () -> model.whyNot(order));
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void judge() {
        entries.forEach(entry -> {
            String why = entry.whyNot().get();
            entry.button().setDisable(!why.isEmpty() || model.busy().get());
            entry.button().setAccessibleHelp(why);
        });
        reason.setText(model.why());
        reason.setVisible(!reason.getText().isEmpty());
    }
}
