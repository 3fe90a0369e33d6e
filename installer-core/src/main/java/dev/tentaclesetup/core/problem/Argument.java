package dev.tentaclesetup.core.problem;

import java.util.Arrays;
import java.util.List;

/// What stands for a placeholder of a problem's sentences.
public sealed interface Argument {

    /// Shown as it is, whatever it contains.
    ///
    /// @param text never a secret
    record Text(String text) implements Argument {}

    /// A part of a sentence that the bundle has.
    ///
    /// @param key in the bundle. The placeholders of that text are those of the message that it
    ///   becomes part of
    record Phrase(String key) implements Argument {}

    static Argument text(String text) {
        return new Text(text);
    }

    static Argument phrase(String key) {
        return new Phrase(key);
    }

    static List<Argument> texts(String... texts) {
        return Arrays.stream(texts).map(Argument::text).toList();
    }
}
