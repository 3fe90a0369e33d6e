package dev.tentaclesetup.core.answers;

import java.util.Optional;
import java.util.stream.Collectors;

/// Characters that cannot be seen, and those that were lost before a text came here.
final class InvisibleText {

    /// The byte-order mark, wherever it stands.
    static final char MARK = '\uFEFF';

    private static final char REPLACEMENT = '\uFFFD';

    private InvisibleText() {}

    /// White space of any kind, also what Java does not count: no-break spaces, zero-width ones and
    /// byte-order marks.
    static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    /// White space that looks like a plain space, or like nothing, and is neither a space nor a
    /// tab.
    static boolean isHidden(int character) {
        return isSpace(character) && character != ' ' && character != '\t';
    }

    /// Without white space of any kind around it.
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /// With `<U+00A0>` and the like for what cannot be seen.
    static String shown(String text) {
        return text.codePoints()
                .mapToObj(character ->
                        isHidden(character) || Character.isISOControl(character)
                                ? name(character)
                                : Character.toString(character))
                .collect(Collectors.joining());
    }

    /// The first character that cannot be seen, as `<U+00A0>`; empty when there is none.
    static Optional<String> firstHidden(String text) {
        return text.codePoints()
                .filter(InvisibleText::isHidden)
                .mapToObj(InvisibleText::name)
                .findFirst();
    }

    /// Whether some of the text was lost when it was decoded: what the character set of the session
    /// does not have arrives as U+FFFD or as half a pair.
    static boolean isLost(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (isLost(characters, i)) {
                return true;
            }
        }
        return false;
    }

    /// As [#isLost(String)], for one place.
    static boolean isLost(char[] characters, int at) {
        char character = characters[at];
        if (Character.isHighSurrogate(character)) {
            return at + 1 == characters.length || !Character.isLowSurrogate(characters[at + 1]);
        }
        if (Character.isLowSurrogate(character)) {
            return at == 0 || !Character.isHighSurrogate(characters[at - 1]);
        }
        return character == REPLACEMENT;
    }

    private static String name(int character) {
        return "<U+%04X>".formatted(character);
    }
}
