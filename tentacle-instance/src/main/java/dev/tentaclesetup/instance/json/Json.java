package dev.tentaclesetup.instance.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A JSON value.
public sealed interface Json {

    /// Reads one value (RFC 8259, no extensions except a leading byte order mark).
    ///
    /// @param text the whole document
    /// @throws JsonException if it is not exactly one value, is nested deeper than
    ///   [JsonReader#MAX_DEPTH] or longer than [JsonReader#MAX_LENGTH]
    static Json read(String text) throws JsonException {
        return new JsonReader(text).document();
    }

    /// The text; empty for every other kind of value.
    default Optional<String> asText() {
        return Optional.empty();
    }

    /// The whole number of 32 bits, written without fraction and exponent; empty for everything
    /// else.
    default Optional<Integer> asInt() {
        return Optional.empty();
    }

    /// On one line without spaces, as the official program writes values.
    default String compact() {
        return new JsonWriter(false, "\n").write(this);
    }

    /// Indented by two spaces, as the official program writes files; no line end after it.
    ///
    /// @param lineEnd `\n` or `\r\n`
    default String indented(String lineEnd) {
        return new JsonWriter(true, lineEnd).write(this);
    }

    /// Text, or `null` for null.
    static Json text(@Nullable String value) {
        return value == null ? new Null() : new Text(value);
    }

    static Json number(long value) {
        return new Num(Long.toString(value));
    }

    /// `null`.
    record Null() implements Json {}

    /// `true` or `false`.
    record Bool(boolean value) implements Json {}

    /// A number, as written, so that nothing is lost.
    record Num(String literal) implements Json {
        private static final Pattern FORM =
                Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

        /// @throws IllegalArgumentException if the literal is no JSON number
        public Num {
            if (!FORM.matcher(literal).matches()) {
                throw new IllegalArgumentException("not a JSON number: " + literal);
            }
        }

        @Override
        public Optional<Integer> asInt() {
            try {
                return Optional.of(Integer.parseInt(literal));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }
    }

    /// A text.
    record Text(String value) implements Json {
        @Override
        public Optional<String> asText() {
            return Optional.of(value);
        }
    }

    /// A list.
    record Array(List<Json> elements) implements Json {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /// Members in their order; of two with the same name the last one counts.
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /// The member whose name is equal ignoring case; an exact match goes first. Absent and
        /// `null` are the same.
        public Optional<Json> member(String name) {
            Json exact = members.get(name);
            if (exact == null) {
                String wanted = name.toLowerCase(Locale.ROOT);
                for (Map.Entry<String, Json> entry : members.entrySet()) {
                    if (entry.getKey().toLowerCase(Locale.ROOT).equals(wanted)) {
                        exact = entry.getValue();
                    }
                }
            }
            return exact == null || exact instanceof Null ? Optional.empty() : Optional.of(exact);
        }
    }
}
