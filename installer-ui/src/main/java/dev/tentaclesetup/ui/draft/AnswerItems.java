package dev.tentaclesetup.ui.draft;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.ui.widget.Hint;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// One answer that is a list, as a page edits it, and what is wrong with it.
///
/// @param hint set by the rules and by live checks; a change of the items takes it away
/// @param origin where the items come from, in words; empty for those that are chosen anew
public record AnswerItems(
        AnswerKey key,
        ObservableList<String> items,
        ObjectProperty<Hint> hint,
        ObservableValue<String> origin) {

    static AnswerItems of(
            AnswerKey key, List<String> items, ObservableValue<PresentAnswers> present) {
        ObservableList<String> chosen = FXCollections.observableArrayList(items);
        var list =
                new AnswerItems(
                        key,
                        chosen,
                        new SimpleObjectProperty<>(Hint.NONE),
                        Bindings.createStringBinding(
                                () -> present.getValue().origin(key, String.join(", ", chosen)),
                                chosen,
                                present));
        list.items.addListener((ListChangeListener<String>) change -> list.hint.set(Hint.NONE));
        return list;
    }
}
