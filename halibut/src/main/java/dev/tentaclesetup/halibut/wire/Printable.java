package dev.tentaclesetup.halibut.wire;

/// Makes text from outside fit for a log or a terminal: a peer must not be able to forge lines of
/// the log, to send control sequences to a terminal, or to fill the disk.
public final class Printable {

    private static final int LONGEST = 1_000;
    private static final String SHORTENED = "…";

    private Printable() {}

    /// One line of at most a thousand characters.
    public static String line(String text) {
        return of(text, "", LONGEST);
    }

    /// Lines, as stack traces have them, of any length.
    static String lines(String text) {
        return of(text, "\r\n\t", Integer.MAX_VALUE);
    }

    private static String of(String text, String allowed, int most) {
        if (text.length() <= most && text.chars().noneMatch(c -> harmful(c, allowed))) {
            return text;
        }
        var shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), most); i++) {
            char c = text.charAt(i);
            if (harmful(c, allowed)) {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return text.length() > most ? shown.append(SHORTENED).toString() : shown.toString();
    }

    /// Control characters, line separators, and what changes the direction of writing.
    private static boolean harmful(int c, String allowed) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> allowed.indexOf(c) < 0;
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
