package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import java.util.List;

/// What a draft holds for one key: raw, not yet judged.
public sealed interface AnswerValue {

    Origin origin();

    /// The line of the answer file, from 1, or 0.
    int line();

    /// One or more items. No item at all means "explicitly empty".
    record Plain(List<Item> items, Origin origin) implements AnswerValue {
        public Plain {
            items = List.copyOf(items);
        }

        /// Items that come from no file.
        public static Plain of(List<String> texts, Origin origin) {
            return new Plain(texts.stream().map(text -> new Item(text, 0)).toList(), origin);
        }

        @Override
        public int line() {
            return items.isEmpty() ? 0 : items.getFirst().line();
        }

        /// The texts of the items.
        public List<String> texts() {
            return items.stream().map(Item::text).toList();
        }
    }

    /// @param text as written, without the white space around it and without the outer quotes
    /// @param line the line of the answer file, from 1, or 0
    record Item(String text, int line) {}

    /// A secret that is known.
    record Known(Secret secret, Origin origin, int line) implements AnswerValue {}

    /// A secret that has still to be fetched.
    record Reference(SecretSource source, Origin origin, int line) implements AnswerValue {}
}
