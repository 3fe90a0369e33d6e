package dev.tentaclesetup.ui.removal;

import dev.tentaclesetup.ui.review.PlanList;
import dev.tentaclesetup.ui.shell.Layouts;
import dev.tentaclesetup.ui.shell.PageFields;
import dev.tentaclesetup.ui.widget.CheckListView;
import dev.tentaclesetup.ui.widget.FormField;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.SecretField;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// What goes, what stays, what may go besides, and the name, which stands apart.
final class RemovalForm extends VBox {

    private final RemovalPageModel model;
    private final PageFields fields = new PageFields();
    private final TextField name = new TextField();

    RemovalForm(RemovalPageModel model) {
        this.model = model;
        getStyleClass().add(Style.FORM);
        getChildren().addAll(goes(), new CheckListView(model.checks()), stays());
        folder("removal-data", Texts.text("wizard.removal.data"), model.dataFolder(), model.data());
        folder(
                "removal-applications",
                Texts.text("wizard.removal.applications"),
                model.applicationsFolder(),
                model.applications());
        getChildren().addAll(server(), apiKey());
    }

    private Node goes() {
        var list = new PlanList(model.steps());
        list.getStyleClass().add(Style.CARD);
        list.setId("removal-plan");
        return Layouts.shownWhen(
                Bindings.isNotEmpty(model.steps()),
                captioned(Texts.text("wizard.removal.goes"), list));
    }

    private Node stays() {
        var lines = new VBox();
        lines.setId("removal-stays");
        lines.getStyleClass().addAll(Style.CARD, Style.PLAN_STEPS);
        model.stays()
                .addListener(
                        (ListChangeListener<String>)
                                ignored ->
                                        lines.getChildren()
                                                .setAll(
                                                        model.stays().stream()
                                                                .map(Labels::wrapped)
                                                                .toList()));
        return Layouts.shownWhen(
                Bindings.isNotEmpty(model.stays()),
                captioned(Texts.text("wizard.removal.stays"), lines));
    }

    private static VBox captioned(String text, Node node) {
        var caption = new Label(text);
        caption.getStyleClass().add(Style.FIELD_LABEL);
        var box = new VBox(caption, node);
        box.getStyleClass().add(Style.FIELD);
        return box;
    }

    private void folder(String id, String text, Optional<String> folder, BooleanProperty chosen) {
        if (folder.isEmpty()) {
            return;
        }
        var box = new CheckBox(text);
        box.setId(id);
        box.setMnemonicParsing(true);
        box.setWrapText(true);
        box.setAccessibleHelp(folder.get());
        box.selectedProperty().bindBidirectional(chosen);
        getChildren().add(box);
    }

    private Node server() {
        var address = new TextField();
        address.setId("removal-server");
        address.setPromptText(Texts.text("wizard.server.address.prompt"));
        address.textProperty().bindBidirectional(model.address().value());
        fields.add(address, model.address().hint());
        return new FormField(Texts.text("wizard.server.address.label"), address)
                .hint(model.address().hint());
    }

    private Node apiKey() {
        var key = new SecretField("removal-key", model.apiKey().value());
        fields.add(key.input(), model.apiKey().hint());
        String listed = model.listed();
        return new FormField(Texts.text("wizard.server.key.label"), key.input(), key)
                .help(
                        listed.isEmpty()
                                ? Texts.text("wizard.removal.key")
                                : Texts.text("wizard.removal.key.known", listed))
                .hint(model.apiKey().hint());
    }

    /// The name, which stands apart so that it is always in sight.
    Node confirmation() {
        name.setId("removal-name");
        name.textProperty().bindBidirectional(model.typed());
        fields.add(name, model.typedHint());
        FormField field =
                new FormField(Texts.text("wizard.removal.name", model.instance()), name)
                        .hint(model.typedHint());
        field.getStyleClass().add(Style.CONFIRMATION);
        return field;
    }

    /// What has the focus at first.
    Node firstField() {
        return name;
    }

    /// The first thing to be put right.
    Optional<Node> firstInvalid() {
        return fields.firstInvalid();
    }
}
