package dev.tentaclesetup.halibut.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document on the wire: members in order, and optionally the .NET type it stands for.
///
/// Members are found by exact name first, then ignoring case; of several with one name the last
/// counts [halibut 5.2]. The typed accessors convert as leniently as .NET's reader does and throw a
/// [HalibutException] with [HalibutFailure.Malformed] where that would fail. Immutable, apart from
/// byte arrays in it, which are not copied.
public final class WireObject {

    static final String VALUES = "$values";

    private final @Nullable String type;
    private final String[] names;
    private final @Nullable Object[] values;

    /// @param names not used elsewhere afterwards, nor are the values
    WireObject(@Nullable String type, String[] names, @Nullable Object[] values) {
        this.type = type;
        this.names = names;
        this.values = values;
    }

    /// A document without a type, for places where the contract says what it is.
    public static Builder builder() {
        return new Builder(null);
    }

    /// A document with a type, as parameters and results need it.
    ///
    /// @param type the .NET name, for instance `Octopus.X, Octopus.Tentacle.Contracts`
    public static Builder builder(String type) {
        return new Builder(type);
    }

    /// A list with its type, as parameters and results need it [halibut 5.7].
    ///
    /// @param type the .NET name of the collection
    /// @param elements of the types that [Builder#put] takes
    public static WireObject list(String type, List<? extends @Nullable Object> elements) {
        return builder(type).put(VALUES, elements).build();
    }

    /// The .NET type, or null if the document does not begin with one.
    public @Nullable String type() {
        return type;
    }

    /// The number of members, the type not counted; of several with one name each counts.
    public int size() {
        return names.length;
    }

    /// The name of a member by position.
    ///
    /// @param index from 0, below [#size()]
    public String name(int index) {
        return names[index];
    }

    /// The value of a member by position.
    ///
    /// @param index from 0, below [#size()]
    public @Nullable Object value(int index) {
        return values[index];
    }

    /// Whether there is such a member, be it null.
    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /// The value of a member, of one of the types that [Builder#put] takes; null if it is null or
    /// absent.
    public @Nullable Object get(String name) {
        int index = indexOf(name);
        return index < 0 ? null : values[index];
    }

    /// Text; null if null or absent. Numbers, truth values and Guids are turned into text.
    ///
    /// @throws HalibutException if it is anything else
    public @Nullable String string(String name) throws HalibutException {
        return switch (get(name)) {
            case null -> null;
            case String text -> text;
            case Number number -> number.toString();
            case Boolean bool -> bool ? "True" : "False";
            case UUID uuid -> uuid.toString();
            default -> throw misfit(name, "a string");
        };
    }

    /// Text that must be there.
    ///
    /// @throws HalibutException if it is null, absent, or has no form as text
    public String requiredString(String name) throws HalibutException {
        String text = string(name);
        if (text == null) {
            throw misfit(name, "a string");
        }
        return text;
    }

    /// A whole number, -2^31 to 2^31-1; text of digits is understood.
    ///
    /// @param absent what counts if there is no such member
    /// @throws HalibutException if it is null, out of range or not a whole number
    public int integer(String name, int absent) throws HalibutException {
        long wide = longInteger(name, absent);
        if (wide != (int) wide) {
            throw misfit(name, "a 32-bit integer");
        }
        return (int) wide;
    }

    /// A whole number, -2^63 to 2^63-1; text of digits is understood.
    ///
    /// @param absent what counts if there is no such member
    /// @throws HalibutException if it is null, out of range or not a whole number
    public long longInteger(String name, long absent) throws HalibutException {
        if (!has(name)) {
            return absent;
        }
        return switch (get(name)) {
            case Integer number -> number;
            case Long number -> number;
            case Double number when number == Math.rint(number) && Math.abs(number) < 0x1p63 ->
                    number.longValue();
            case Boolean bool -> bool ? 1 : 0;
            case String text -> digits(name, text);
            case null, default -> throw misfit(name, "a 64-bit integer");
        };
    }

    /// A number.
    ///
    /// @param absent what counts if there is no such member
    /// @throws HalibutException if it is anything else, text included
    public double real(String name, double absent) throws HalibutException {
        if (!has(name)) {
            return absent;
        }
        if (get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw misfit(name, "a number");
    }

    /// A truth value: a boolean, a whole number (0 is false), or `true` or `false` as text in any
    /// case.
    ///
    /// @param absent what counts if there is no such member
    /// @throws HalibutException if it is anything else
    public boolean bool(String name, boolean absent) throws HalibutException {
        if (!has(name)) {
            return absent;
        }
        return switch (get(name)) {
            case Boolean bool -> bool;
            case Integer number -> number != 0;
            case Long number -> number != 0;
            case String text when text.equalsIgnoreCase("true") -> true;
            case String text when text.equalsIgnoreCase("false") -> false;
            case null, default -> throw misfit(name, "a truth value");
        };
    }

    /// A Guid; null if null or absent. Text and 16 bytes in the mixed order of .NET are understood.
    ///
    /// @throws HalibutException if it is anything else
    public @Nullable UUID uuid(String name) throws HalibutException {
        return switch (get(name)) {
            case null -> null;
            case UUID uuid -> uuid;
            case byte[] bytes when bytes.length == 16 -> DotNetGuid.read(bytes, 0);
            case String text -> {
                try {
                    yield UUID.fromString(text);
                } catch (IllegalArgumentException e) {
                    throw misfit(name, "a Guid");
                }
            }
            default -> throw misfit(name, "a Guid");
        };
    }

    /// A point in time, to the millisecond; null if null or absent. ISO 8601 text with an offset is
    /// understood.
    ///
    /// @throws HalibutException if it is anything else
    public @Nullable Instant instant(String name) throws HalibutException {
        return switch (get(name)) {
            case null -> null;
            case Instant instant -> instant;
            case String text -> {
                try {
                    yield OffsetDateTime.parse(text).toInstant();
                } catch (DateTimeException e) {
                    throw misfit(name, "a date");
                }
            }
            default -> throw misfit(name, "a date");
        };
    }

    /// A .NET TimeSpan, which travels as text, see [DotNetTimeSpan]; null if null or absent.
    ///
    /// @throws HalibutException if it is anything else
    public @Nullable Duration timeSpan(String name) throws HalibutException {
        return switch (get(name)) {
            case null -> null;
            case String text -> DotNetTimeSpan.parse(text);
            default -> throw misfit(name, "a time span");
        };
    }

    /// Bytes, not copied; null if null or absent. A typed `byte[]` wrapper is unwrapped.
    ///
    /// @throws HalibutException if it is anything else
    public byte @Nullable [] bytes(String name) throws HalibutException {
        return switch (get(name)) {
            case null -> null;
            case byte[] bytes -> bytes;
            case WireObject wrapper when wrapper.get("$value") instanceof byte[] bytes -> bytes;
            default -> throw misfit(name, "bytes");
        };
    }

    /// Elements in order; empty if null or absent. A typed collection is unwrapped.
    ///
    /// @throws HalibutException if it is anything else
    public List<? extends @Nullable Object> list(String name) throws HalibutException {
        return switch (get(name)) {
            case null -> List.of();
            case List<?> elements -> elements;
            case WireObject wrapper when wrapper.get(VALUES) instanceof List<?> elements ->
                    elements;
            default -> throw misfit(name, "a list");
        };
    }

    /// A document; null if null or absent.
    ///
    /// @throws HalibutException if it is anything else
    public @Nullable WireObject object(String name) throws HalibutException {
        return switch (get(name)) {
            case null -> null;
            case WireObject object -> object;
            default -> throw misfit(name, "an object");
        };
    }

    /// A data stream; null if null or absent.
    ///
    /// @throws HalibutException if it is anything else
    public @Nullable DataStream stream(String name) throws HalibutException {
        return switch (get(name)) {
            case null -> null;
            case DataStream stream -> stream;
            default -> throw misfit(name, "a data stream");
        };
    }

    private int indexOf(String name) {
        for (int i = names.length - 1; i >= 0; i--) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        for (int i = names.length - 1; i >= 0; i--) {
            if (names[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private static long digits(String name, String text) throws HalibutException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw misfit(name, "a 64-bit integer");
        }
    }

    private static HalibutException misfit(String name, String wanted) {
        return HalibutException.malformed("element '" + name + "' is not " + wanted);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WireObject that
                && Objects.equals(type, that.type)
                && Arrays.equals(names, that.names)
                && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, Arrays.hashCode(names));
    }

    /// Type and names only: values may be secret.
    @Override
    public String toString() {
        return (type == null ? "" : type + " ") + Arrays.toString(names);
    }

    /// Collects members in order. For one thread.
    public static final class Builder {

        private static final int ROOM = 8;

        private final @Nullable String type;
        private String[] names = new String[ROOM];
        private @Nullable Object[] values = new Object[ROOM];
        private int size;

        private Builder(@Nullable String type) {
            this.type = type;
        }

        /// Adds a member, also if there is one of that name.
        ///
        /// @param name without NUL
        /// @param value null, Boolean, Integer, Long, Double, String, byte[], UUID, Instant, List,
        ///   [WireObject] or [DataStream]; another type fails when the message is written
        /// @throws IllegalArgumentException if the name contains NUL
        public Builder put(String name, @Nullable Object value) {
            if (name.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a member's name cannot contain NUL");
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            names[size] = name;
            values[size++] = value;
            return this;
        }

        /// Adds a .NET TimeSpan, or null.
        public Builder putTimeSpan(String name, @Nullable Duration value) {
            return put(name, value == null ? null : DotNetTimeSpan.format(value));
        }

        /// The document with the members so far; the builder may go on.
        public WireObject build() {
            return new WireObject(type, Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        }
    }
}
