package dev.tentaclesetup.instance;

import java.util.Locale;
import java.util.regex.Pattern;

/// The name of an instance: 1 to 64 ASCII letters, digits, `.`, `_`, `-` and inner spaces
/// [wizard-reference P4].
///
/// The name becomes part of file names, folders and service units, so it starts with a letter, a
/// digit or `_`, does not end with a dot and is none of the device names of Windows. Names that an
/// index already holds may break these rules; see [InstanceRecord].
///
/// @param text the name as typed, case kept
public record InstanceName(String text) {

    /// The greatest number of characters.
    public static final int MAX_LENGTH = 64;

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._ -]*[A-Za-z0-9_-])?");
    private static final Pattern WINDOWS_DEVICE =
            Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

    /// The name that the official program uses when none is given. Below the patterns, which it
    /// needs.
    public static final InstanceName DEFAULT = new InstanceName("Tentacle");

    /// @throws IllegalArgumentException if [#isValid(String)] is false
    public InstanceName {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not an instance name: '" + text + "'");
        }
    }

    /// Whether the text may become the name of a new instance.
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && FORM.matcher(text).matches()
                && !WINDOWS_DEVICE.matcher(text).matches();
    }

    /// The name of the file in the index: spaces become hyphens, lower case, `.config` appended
    /// [tentacle-configuration 2.1].
    public String indexFileName() {
        return indexFileNameOf(text);
    }

    /// The name without spaces, for folders and files of the instance.
    public String folderName() {
        return text.replace(' ', '-');
    }

    /// Whether both names share an index file, so that only one of them can exist.
    public boolean collidesWith(InstanceName other) {
        return indexFileName().equals(other.indexFileName());
    }

    /// The rule itself, for names that were read from an index and may be odd.
    static String indexFileNameOf(String name) {
        return name.replace(' ', '-').toLowerCase(Locale.ROOT) + ".config";
    }

    @Override
    public String toString() {
        return text;
    }
}
