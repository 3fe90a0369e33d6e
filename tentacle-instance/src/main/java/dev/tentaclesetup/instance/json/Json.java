package dev.tentaclesetup.instance.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /// On one line without blanks, as the official program writes values.
    default String compact() {
        return new JsonWriter(false, "\n").write(this);
    }

    /// Indented by two blanks, as the official program writes files; no line end after it.
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
        /// The value if it is a whole number of 32 bits written without fraction and exponent.
        public Optional<Integer> asInt() {
            try {
                return Optional.of(Integer.parseInt(literal));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }

        /// The exact value.
        public BigDecimal value() {
            return new BigDecimal(literal);
        }
    }

    /// A text.
    record Text(String value) implements Json {}

    /// A list.
    record Array(List<Json> elements) implements Json {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /// Members in their order; of two with the same name the last one counts.
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
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
