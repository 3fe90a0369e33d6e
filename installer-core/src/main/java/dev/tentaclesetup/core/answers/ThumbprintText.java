package dev.tentaclesetup.core.answers;

import java.util.Locale;
import java.util.Optional;

/// A thumbprint as people paste it.
///
/// @param digits upper-case hexadecimal, 40 or 64 digits
/// @param changed whether more than upper and lower case had to be cleaned
record ThumbprintText(String digits, boolean changed) {

    /// Drops blanks, colons, hyphens and the invisible direction marks that certificate windows put
    /// into the clipboard; empty when what is left is no thumbprint.
    static Optional<ThumbprintText> clean(String typed) {
        String bare =
                typed.codePoints()
                        .filter(c -> c != ':' && c != '-' && !blankOrInvisible(c))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        boolean print = bare.matches("[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}");
        return print
                ? Optional.of(
                        new ThumbprintText(bare.toUpperCase(Locale.ROOT), !bare.equals(typed)))
                : Optional.empty();
    }

    private static boolean blankOrInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
