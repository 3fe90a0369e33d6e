package dev.tentaclesetup.service;

/// Checks of texts that end up in files and argument lists of the operating system. Both throw
/// [IllegalArgumentException], with the name of the text.
final class PlainText {

    /// More than any real argument needs, less than what an `execve` argument may have.
    private static final int MAXIMUM = 32 * 1024;

    private PlainText() {}

    /// A text that a program's argument or environment can hold.
    static void requireText(String what, String text) {
        if (text.length() > MAXIMUM || text.indexOf('\0') >= 0 || !encodable(text)) {
            throw new IllegalArgumentException(
                    what + " is longer than " + MAXIMUM + ", or holds NUL or half a character");
        }
    }

    /// A text without control characters, without whitespace at its ends and without a backslash at
    /// its end.
    static void requireLine(String what, String text) {
        requireText(what, text);
        boolean control = text.chars().anyMatch(Character::isISOControl);
        if (control || text.isEmpty() || !text.equals(text.strip()) || text.endsWith("\\")) {
            throw new IllegalArgumentException(what + " is not one plain line: '" + text + "'");
        }
    }

    private static boolean encodable(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
