package dev.tentaclesetup.ui.widget;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// A field that holds several words as chips, chosen from what is offered and, where allowed, typed
/// freely.
///
/// What is typed counts: a word that may be added freely is added as it was typed unless another
/// one was chosen in the list, and one that is not offered is told by [#unmatched()].
///
/// Keys: typing filters, Down opens the list, Enter adds, Escape closes the list. In the empty
/// field Left and Right walk the chips, Backspace selects the last chip and then removes it, Delete
/// removes the selected one.
public final class ChipField extends FlowPane {

    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("within");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /// Whether words that are not offered may be added.
    public enum Words {
        OFFERED_ONLY,
        FREE
    }

    private final ObservableList<String> chips;
    private final ObservableList<String> offers;
    private final Words words;
    private final TextField input = new TextField();
    private final ChipMenu menu;
    private final ReadOnlyStringWrapper unmatched = new ReadOnlyStringWrapper("");
    private int selected = -1;

    /// @param chips what is chosen; changed by the user, and shown when changed by others
    /// @param offers what can be chosen
    public ChipField(
            String id, ObservableList<String> chips, ObservableList<String> offers, Words words) {
        this.chips = chips;
        this.offers = offers;
        this.words = words;
        getStyleClass().add(Style.CHIP_FIELD);
        input.setId(id);
        input.getStyleClass().add(Style.CHIP_INPUT);
        input.setPromptText(
                Texts.text(
                        words == Words.FREE
                                ? "wizard.chips.prompt.free"
                                : "wizard.chips.prompt.offered"));
        menu = new ChipMenu(input, this::add);
        input.textProperty()
                .subscribe(text -> {
                    unmatched.set("");
                    filter();
                });
        input.focusedProperty().subscribe(this::focus);
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        chips.addListener((ListChangeListener<String>) change -> show());
        offers.addListener((ListChangeListener<String>) change -> filter());
        setOnMouseClicked(event -> {
            input.requestFocus();
            open();
        });
        show();
    }

    /// The field that takes the focus.
    public TextField input() {
        return input;
    }

    /// What was typed and cannot be added, because it is not offered; empty when there is nothing.
    public ReadOnlyStringProperty unmatched() {
        return unmatched.getReadOnlyProperty();
    }

    /// Adds what is typed, as leaving the field does.
    public void takeTyped() {
        menu.hide();
        addTyped();
    }

    private void focus(boolean focused) {
        pseudoClassStateChanged(FOCUSED, focused);
        if (!focused) {
            menu.hide();
            select(-1);
            addTyped();
        }
    }

    private void press(KeyEvent event) {
        boolean handled =
                switch (event.getCode()) {
                    case DOWN -> menu.showing() ? menu.move(1) : open();
                    case UP -> menu.showing() && menu.move(-1);
                    case ENTER -> enter();
                    case ESCAPE -> menu.hide();
                    case BACK_SPACE -> input.getText().isEmpty() && back();
                    case DELETE -> input.getText().isEmpty() && remove(selected);
                    case LEFT -> input.getText().isEmpty() && !event.isAltDown() && walk(-1);
                    case RIGHT -> input.getText().isEmpty() && !event.isAltDown() && walk(1);
                    default -> false;
                };
        if (handled) {
            event.consume();
        }
    }

    private boolean open() {
        showMenu();
        return true;
    }

    private boolean enter() {
        if (menu.showing() && menu.chosen().isPresent()) {
            add(menu.chosen().orElseThrow());
            return true;
        }
        return addTyped();
    }

    private boolean addTyped() {
        String typed = input.getText().strip();
        if (typed.isEmpty()) {
            return false;
        }
        var offered = offers.stream().filter(typed::equalsIgnoreCase).findFirst();
        if (offered.isPresent()) {
            add(offered.get());
        } else if (words == Words.FREE) {
            add(typed);
        } else {
            unmatched.set(typed);
        }
        return true;
    }

    private void add(String word) {
        input.clear();
        menu.hide();
        if (!chips.contains(word)) {
            chips.add(word);
        }
    }

    private boolean back() {
        if (chips.isEmpty()) {
            return false;
        }
        return selected < 0 ? select(chips.size() - 1) : remove(selected);
    }

    private boolean walk(int step) {
        if (chips.isEmpty() || (selected < 0 && step > 0)) {
            return false;
        }
        int next = selected < 0 ? chips.size() - 1 : Math.max(0, selected + step);
        return select(next < chips.size() ? next : -1);
    }

    private boolean remove(int index) {
        if (index < 0 || index >= chips.size()) {
            return false;
        }
        chips.remove(index);
        return select(-1);
    }

    private boolean select(int index) {
        selected = index;
        for (int i = 0; i < getChildren().size() - 1; i++) {
            getChildren().get(i).pseudoClassStateChanged(SELECTED, i == index);
        }
        return true;
    }

    private void filter() {
        if (input.isFocused() && (menu.showing() || !input.getText().isBlank())) {
            showMenu();
        }
    }

    /// A word of the user's own is not replaced by one that begins like it.
    private void showMenu() {
        menu.show(matching(), words == Words.OFFERED_ONLY || input.getText().isBlank());
    }

    private List<String> matching() {
        String typed = input.getText().strip().toLowerCase(Locale.ROOT);
        return offers.stream()
                .filter(offer -> !chips.contains(offer))
                .filter(offer -> offer.toLowerCase(Locale.ROOT).contains(typed))
                .toList();
    }

    private void show() {
        List<Node> nodes = new ArrayList<>();
        for (String word : chips) {
            nodes.add(chip(word));
        }
        nodes.add(input);
        if (getChildren().isEmpty()) {
            getChildren().setAll(nodes);
        } else {
            // the input stays in the scene, so that it keeps the focus
            getChildren().subList(0, getChildren().size() - 1).clear();
            getChildren().addAll(0, nodes.subList(0, nodes.size() - 1));
        }
    }

    private Node chip(String word) {
        var remove = new Button("×");
        remove.setFocusTraversable(false);
        remove.getStyleClass().add(Styles.FLAT);
        remove.setAccessibleText(Texts.text("wizard.chips.remove", word));
        remove.setOnAction(event -> chips.remove(word));
        var chip = new HBox(new Label(word), remove);
        chip.getStyleClass().add(Style.CHIP);
        return chip;
    }
}
