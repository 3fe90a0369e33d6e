package dev.tentaclesetup.core.answers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How an answer changes some items of a list and leaves the others [wizard-reference 10.2].
enum ListEdit {
    /// `key.add = item`.
    ADD,
    /// `key.remove = item`.
    REMOVE;

    /// What is put behind the name of a list.
    ///
    /// @param key that stands before it
    /// @return empty when this is no such name
    static Optional<ListEdit> of(Optional<AnswerKey> key, String suffix) {
        return key.filter(AnswerKey::list)
                .flatMap(_ ->
                        Arrays.stream(values())
                                .filter(edit -> edit.suffix().equals(suffix))
                                .findFirst());
    }

    /// For example `add`.
    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    AnswerValue.Edited of(List<AnswerValue.Item> items, Origin origin) {
        return switch (this) {
            case ADD -> new AnswerValue.Edited(items, List.of(), origin);
            case REMOVE -> new AnswerValue.Edited(List.of(), items, origin);
        };
    }
}
