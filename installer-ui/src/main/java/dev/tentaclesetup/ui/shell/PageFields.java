package dev.tentaclesetup.ui.shell;

import dev.tentaclesetup.ui.widget.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The fields of a page in reading order, to find the first that has to be put right.
public final class PageFields {

    private record Entry(Node input, ObservableValue<Hint> hint) {}

    private final List<Entry> entries = new ArrayList<>();

    /// @param input the control that takes the focus
    public void add(Node input, ObservableValue<Hint> hint) {
        entries.add(new Entry(input, hint));
    }

    public Optional<Node> firstInvalid() {
        return entries.stream()
                .filter(entry -> entry.hint().getValue().blocks())
                .map(Entry::input)
                .findFirst();
    }

    long invalid() {
        return entries.stream().filter(entry -> entry.hint().getValue().blocks()).count();
    }
}
