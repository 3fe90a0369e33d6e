package dev.tentaclesetup.ui.setup;

import atlantafx.base.theme.Styles;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.StatusIcons;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import dev.tentaclesetup.ui.widget.ThumbprintView;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The result of a set-up: what exists now, or what went wrong and what to do about it.
///
/// @param browser opens a web address
/// @param retry goes to the step whose answer is to blame
/// @param manage goes to the list of agents, where one is shown by its name
public record ResultView(
        Consumer<String> browser, Consumer<WizardStep> retry, Consumer<String> manage) {

    Node of(SetupResult result) {
        var box = new VBox();
        box.getStyleClass().addAll(Style.CARD, Style.RESULT);
        StatusIcons.on(box, result.mark());
        switch (result.mark()) {
            case OK -> {
                result.facts().ifPresent(facts -> good(box, facts));
                result.left().forEach(left -> box.getChildren().add(Labels.wrapped(left)));
                result.facts().ifPresent(facts -> box.getChildren().add(manage(facts)));
            }
            case WAITING, RUNNING, ALREADY, WARNING, PROBLEM, UNDONE, SKIPPED -> bad(box, result);
        }
        if (!result.log().isEmpty()) {
            box.getChildren().add(log(result.log()));
        }
        return box;
    }

    private void good(VBox box, Facts facts) {
        facts.health()
                .ifPresent(health ->
                        box.getChildren()
                                .add(row(Texts.text("wizard.result.health"), verdict(health))));
        facts.connection()
                .ifPresent(where ->
                        box.getChildren()
                                .add(row(Texts.text("wizard.result.connection"), text(where))));
        facts.registration()
                .ifPresent(record ->
                        box.getChildren()
                                .add(row(Texts.text("wizard.result.record"), link(record))));
        facts.thumbprint().ifPresent(print -> box.getChildren().add(thumbprint(print)));
    }

    private Node manage(Facts facts) {
        var button = new Button(Texts.text("wizard.result.manage"));
        button.setId("result-manage");
        button.setMnemonicParsing(true);
        button.setOnAction(event -> manage.accept(facts.instance()));
        var line = new HBox(button);
        line.getStyleClass().add(Style.FIELD);
        return line;
    }

    /// For reading it later, so that its path can be marked and copied.
    private static Node log(String file) {
        var path = new TextField(file);
        path.setId("result-log");
        path.setEditable(false);
        path.getStyleClass().add(Style.MONO);
        path.setAccessibleText(Texts.text("wizard.result.log"));
        return row(Texts.text("wizard.result.log"), path);
    }

    private static Node verdict(String health) {
        var line = new HBox(StatusIcons.sign(Status.OK), text(health));
        line.getStyleClass().add(Style.VERDICT);
        return line;
    }

    private static Node thumbprint(Thumbprint print) {
        String what = Texts.text("wizard.thumbprint.agent");
        var caption = new Label(what);
        caption.getStyleClass().add(Style.FIELD_LABEL);
        var view = new ThumbprintView(new SimpleObjectProperty<>(Optional.of(print)), what);
        view.setId("result-thumbprint");
        var box = new VBox(caption, view);
        box.getStyleClass().add(Style.FIELD);
        return box;
    }

    private Node link(Facts.Registration record) {
        var link =
                new Hyperlink(
                        Texts.text("wizard.result.record.link", record.name(), record.space()));
        link.setId("result-record");
        link.setOnAction(event -> browser.accept(record.link()));
        return link;
    }

    private void bad(VBox box, SetupResult result) {
        if (!result.cause().isEmpty()) {
            Label cause = Labels.wrapped(result.cause(), Style.CAUSE);
            cause.setId("result-cause");
            HBox.setHgrow(cause, Priority.ALWAYS);
            cause.setMaxWidth(Double.MAX_VALUE);
            var id = new Label(result.causeId());
            id.getStyleClass().addAll(Style.MUTED, Style.MONO);
            id.setMinWidth(Region.USE_PREF_SIZE);
            var line = new HBox(StatusIcons.sign(result.mark()), cause, id);
            line.getStyleClass().add(Style.CHECK_LINE);
            box.getChildren().add(line);
        }
        if (!result.fix().isEmpty()) {
            box.getChildren().add(Labels.wrapped(result.fix()));
        }
        result.left().forEach(left -> box.getChildren().add(Labels.wrapped(left, Style.MUTED)));
        box.getChildren().add(actions(result));
    }

    private Node actions(SetupResult result) {
        var copy = new Button(Texts.text("wizard.result.copy"));
        copy.setId("result-copy");
        copy.setOnAction(event -> copy(result));
        var line = new HBox(copy);
        line.getStyleClass().add(Style.FIELD_LINE);
        if (result.mayRetry()) {
            var again = new Button(Texts.text("wizard.result.retry"));
            again.setId("result-retry");
            again.getStyleClass().add(Styles.ACCENT);
            again.setOnAction(event -> retry.accept(result.fixAt().orElse(WizardStep.REVIEW)));
            line.getChildren().addFirst(again);
        }
        return line;
    }

    private static void copy(SetupResult result) {
        var content = new ClipboardContent();
        content.putString(
                String.join(
                        "\n",
                        result.heading(),
                        result.causeId() + " " + result.cause(),
                        result.fix(),
                        result.sentence(),
                        String.join("\n", result.left()),
                        result.log()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Label text(String text) {
        return Labels.wrapped(text, Style.SUMMARY_VALUE);
    }

    private static Node row(String key, Node value) {
        var name = new Label(key);
        name.getStyleClass().add(Style.SUMMARY_KEY);
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(value, Priority.ALWAYS);
        var row = new HBox(name, value);
        row.getStyleClass().add(Style.SUMMARY_ROW);
        return row;
    }
}
