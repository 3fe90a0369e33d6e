package dev.tentaclesetup.ui;

import dev.tentaclesetup.ui.widget.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The fields of a page in reading order, to find the first that has to be put right.
final class PageFields {

    private record Entry(Node input, ObservableValue<Hint> hint) {}

    private final List<Entry> entries = new ArrayList<>();

    /// @param input the control that takes the focus
    void add(Node input, ObservableValue<Hint> hint) {
        entries.add(new Entry(input, hint));
    }

    Optional<Node> firstInvalid() {
        return entries.stream()
                .filter(entry -> entry.hint().getValue().blocks())
                .map(Entry::input)
                .findFirst();
    }

    long invalid() {
        return entries.stream().filter(entry -> entry.hint().getValue().blocks()).count();
    }
}
