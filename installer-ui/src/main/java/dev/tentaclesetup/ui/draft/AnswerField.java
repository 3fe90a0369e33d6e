package dev.tentaclesetup.ui.draft;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerType.Bool;
import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.ui.widget.Hint;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// One answer as a page edits it, and what is wrong with it.
///
/// @param value as typed; for a secret its characters, for the life of the window only
/// @param hint set by the rules and by live checks; a new value takes it away
/// @param origin where the value comes from, in words; empty for what is typed anew
public record AnswerField(
        AnswerKey key,
        StringProperty value,
        ObjectProperty<Hint> hint,
        ObservableValue<String> origin) {

    static AnswerField of(AnswerKey key, String value, ObservableValue<PresentAnswers> present) {
        var typed = new Typed(value);
        var field =
                new AnswerField(
                        key,
                        typed,
                        new SimpleObjectProperty<>(Hint.NONE),
                        Bindings.createStringBinding(
                                () -> present.getValue().origin(key, typed.get()), typed, present));
        field.value.subscribe((before, now) -> field.hint.set(Hint.NONE));
        return field;
    }

    public String text() {
        return value.get();
    }

    /// The value as the core reads it, whatever the other answers are; empty when the text is none.
    ///
    /// @param type what the key's type reads
    public <T> Optional<T> read(Class<T> type) {
        String typed = text().strip();
        return typed.isEmpty() ? Optional.empty() : key.type().parse(typed).map(type::cast);
    }

    /// Answers with one of the words that the key allows.
    public void choose(Enum<?> word) {
        value.set(Words.word(word));
    }

    /// Answers with yes or no.
    public void choose(boolean yes) {
        value.set(Bool.word(yes));
    }

    /// A text that is never null: controls say null for nothing, as a choice does whose list was
    /// replaced.
    private static final class Typed extends SimpleStringProperty {

        Typed(String value) {
            super(value);
        }

        @Override
        public void set(@Nullable String value) {
            super.set(value == null ? "" : value);
        }
    }
}
