package dev.tentaclesetup.ui.draft;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.ui.widget.Hint;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// One answer that is a list, as a page edits it, and what is wrong with it.
///
/// @param hint set by the rules and by live checks; a change of the items takes it away
public record AnswerItems(AnswerKey key, ObservableList<String> items, ObjectProperty<Hint> hint) {

    static AnswerItems of(AnswerKey key, List<String> items) {
        var list =
                new AnswerItems(
                        key,
                        FXCollections.observableArrayList(items),
                        new SimpleObjectProperty<>(Hint.NONE));
        list.items.addListener((ListChangeListener<String>) change -> list.hint.set(Hint.NONE));
        return list;
    }
}
