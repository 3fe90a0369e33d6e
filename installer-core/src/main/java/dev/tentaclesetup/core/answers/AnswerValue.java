package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// Items that are added to a list and taken out of it: all others stay as the instance has
    /// them.
    record Edited(List<Item> added, List<Item> removed, Origin origin) implements AnswerValue {
        public Edited {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }

        @Override
        public int line() {
            return Stream.concat(added.stream(), removed.stream())
                    .mapToInt(Item::line)
                    .findFirst()
                    .orElse(0);
        }

        /// For logs: what comes and what goes.
        public String words() {
            return Stream.concat(
                            added.stream().map(item -> "+ " + item.text()),
                            removed.stream().map(item -> "- " + item.text()))
                    .collect(Collectors.joining(", "));
        }

        /// The list that results from this change of another one.
        Plain of(AnswerKey key, List<Item> items) {
            var changed = new ArrayList<>(without(key, items, removed));
            changed.addAll(without(key, added, changed));
            return new Plain(changed, origin);
        }

        /// This change after another one.
        Edited after(AnswerKey key, Edited earlier) {
            var adding = new ArrayList<>(without(key, earlier.added, removed));
            adding.addAll(without(key, added, adding));
            var removing = new ArrayList<>(without(key, earlier.removed, added));
            removing.addAll(without(key, removed, removing));
            return new Edited(adding, removing, origin);
        }

        private static List<Item> without(AnswerKey key, List<Item> items, List<Item> others) {
            return items.stream()
                    .filter(item -> others.stream().noneMatch(other -> same(key, item, other)))
                    .toList();
        }

        /// Names are compared as the server compares them, and other values by what they mean.
        private static boolean same(AnswerKey key, Item one, Item other) {
            Optional<?> meaning = key.type().parse(one.text());
            return one.text().equalsIgnoreCase(other.text())
                    || (meaning.isPresent() && meaning.equals(key.type().parse(other.text())));
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
