package dev.tentaclesetup.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys and values of a configuration file, immutable, in the file's order.
///
/// Keys compare ignoring case, and a value that is missing, empty or blank counts as not set
/// [tentacle-configuration 3.1]. Unknown keys are kept.
public final class Settings {

    /// No settings at all.
    public static final Settings EMPTY = new Settings(List.of());

    private final List<Entry> entries;

    private Settings(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// One `set` element.
    ///
    /// @param key as spelled in the file
    /// @param value the text, whitespace kept; empty for none
    public record Entry(String key, String value) {}

    /// From entries in the order of a file. Of equal keys the first spelling and the last value
    /// count, like in the official reader.
    static Settings of(List<Entry> read) {
        List<Entry> unique = new ArrayList<>();
        for (Entry entry : read) {
            int index = indexOf(unique, entry.key());
            if (index < 0) {
                unique.add(entry);
            } else {
                unique.set(index, new Entry(unique.get(index).key(), entry.value()));
            }
        }
        return new Settings(unique);
    }

    /// All entries in their order.
    public List<Entry> entries() {
        return entries;
    }

    /// The value; empty when it is missing or blank.
    public Optional<String> value(String key) {
        int index = indexOf(entries, key);
        return index < 0 || entries.get(index).value().isBlank()
                ? Optional.empty()
                : Optional.of(entries.get(index).value());
    }

    /// With this value. A new key gets its place in the official order, which is by character code;
    /// everything else stays where it is.
    ///
    /// @param value the text; empty keeps the key but unsets the value, as the official program
    ///   does
    /// @throws IllegalArgumentException for characters that no XML file can hold
    public Settings with(String key, String value) {
        requireXml(key);
        requireXml(value);
        List<Entry> changed = new ArrayList<>(entries);
        int index = indexOf(entries, key);
        if (index >= 0) {
            changed.set(index, new Entry(entries.get(index).key(), value));
        } else {
            int place = 0;
            while (place < changed.size() && changed.get(place).key().compareTo(key) < 0) {
                place++;
            }
            changed.add(place, new Entry(key, value));
        }
        return new Settings(changed);
    }

    /// Without this key.
    public Settings without(String key) {
        return new Settings(
                entries.stream().filter(entry -> !entry.key().equalsIgnoreCase(key)).toList());
    }

    private static int indexOf(List<Entry> entries, String key) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equalsIgnoreCase(key)) {
                return i;
            }
        }
        return -1;
    }

    private static void requireXml(String text) {
        if (!text.codePoints().allMatch(Settings::isXml)) {
            throw new IllegalArgumentException("a character that XML cannot hold");
        }
    }

    private static boolean isXml(int c) {
        boolean whitespace = c == '\t' || c == '\n' || c == '\r';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return whitespace || (c >= ' ' && !surrogate && c != 0xFFFE && c != 0xFFFF);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /// The keys only: values may be secrets.
    @Override
    public String toString() {
        return "Settings" + entries.stream().map(Entry::key).toList();
    }
}
