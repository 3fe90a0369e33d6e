package dev.tentaclesetup.service.systemd;

/// Splits a value into words as systemd does: spaces between them, double or single quotes around
/// whole words, backslash escapes.
final class UnitWordScanner {

    private final String text;
    private int at;

    UnitWordScanner(String text) {
        this.text = text;
        skipBlanks();
    }

    boolean more() {
        return at < text.length();
    }

    String next() {
        var word = new StringBuilder();
        char quote = text.charAt(at);
        if (quote == '"' || quote == '\'') {
            at++;
            while (take() != quote) {
                at--;
                word.append(character());
            }
            if (more() && !Character.isWhitespace(text.charAt(at))) {
                throw broken();
            }
        } else {
            while (more() && !Character.isWhitespace(text.charAt(at))) {
                word.append(character());
            }
        }
        skipBlanks();
        return word.toString();
    }

    private char character() {
        char c = take();
        if (c != '\\') {
            return c;
        }
        char escaped = take();
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 's' -> ' ';
            case '"', '\'', '\\' -> escaped;
            case 'u' -> (char) hexadecimal(4);
            case 'x' -> (char) hexadecimal(2);
            default -> throw broken();
        };
    }

    private int hexadecimal(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(take(), 16);
            if (digit < 0) {
                throw broken();
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private char take() {
        if (!more()) {
            throw broken();
        }
        return text.charAt(at++);
    }

    private void skipBlanks() {
        while (more() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException("not understood near character " + at + ": " + text);
    }
}
