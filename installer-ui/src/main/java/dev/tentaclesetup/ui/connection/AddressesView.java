package dev.tentaclesetup.ui.connection;

import atlantafx.base.theme.Styles;
import dev.tentaclesetup.ui.shell.PageFields;
import dev.tentaclesetup.ui.widget.HintLine;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The addresses to poll: a row for each, with what dialling it found.
final class AddressesView extends VBox {

    private final ConnectionPageModel model;
    private final VBox rows = new VBox();
    private final Label caption = new Label(Texts.text("wizard.connection.addresses.label"));
    private final TextField first;

    AddressesView(ConnectionPageModel model, PageFields fields) {
        this.model = model;
        getStyleClass().add(Style.FIELD);
        caption.setMnemonicParsing(true);
        caption.getStyleClass().add(Style.FIELD_LABEL);
        rows.getStyleClass().add(Style.ADDRESS_ROWS);
        if (model.addresses().isEmpty()) {
            model.add("");
        }
        model.addresses().forEach(address -> rows.getChildren().add(row(address)));
        first = (TextField) rows.lookup(".text-field");
        caption.setLabelFor(first);
        fields.add(first, model.addressesHint());
        model.addresses().addListener(this::changed);
        var add = new Button(Texts.text("wizard.connection.address.add"));
        add.setId("address-add");
        add.setMnemonicParsing(true);
        add.getStyleClass().add(Styles.FLAT);
        add.setOnAction(event -> model.add(""));
        getChildren().addAll(caption, rows, new HintLine(model.addressesHint()), add);
    }

    private void changed(ListChangeListener.Change<? extends PolledAddress> change) {
        while (change.next()) {
            for (int i = 0; i < change.getRemovedSize(); i++) {
                rows.getChildren().remove(change.getFrom());
            }
            for (PolledAddress added : change.getAddedSubList()) {
                rows.getChildren().add(row(added));
                rows.getChildren().getLast().lookup(".text-field").requestFocus();
            }
        }
    }

    private Node row(PolledAddress address) {
        int number = rows.getChildren().size() + 1;
        var text = new TextField();
        text.setId("comms-address-" + number);
        text.setAccessibleText(
                Texts.text("wizard.connection.address.name", Integer.toString(number)));
        text.textProperty().bindBidirectional(address.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        var remove = new Button(Texts.text("wizard.connection.address.remove"));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.getStyleClass().add(Styles.FLAT);
        remove.setOnAction(event -> model.remove(address));
        remove.visibleProperty().bind(Bindings.size(model.addresses()).greaterThan(1));
        remove.managedProperty().bind(remove.visibleProperty());
        var line = new HBox(text, remove);
        line.getStyleClass().add(Style.FIELD_LINE);
        return new VBox(line, new HintLine(address.result()));
    }
}
