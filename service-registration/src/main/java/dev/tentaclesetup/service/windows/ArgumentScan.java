package dev.tentaclesetup.service.windows;

import org.jspecify.annotations.Nullable;

/// Reads the arguments after the program in a command line of Windows, one by one.
final class ArgumentScan {

    private final String text;
    private int at;

    ArgumentScan(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /// @return null at the end
    @Nullable String next() {
        while (at < text.length() && blank(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return null;
        }
        var word = new StringBuilder();
        boolean quoted = false;
        while (at < text.length() && (quoted || !blank(text.charAt(at)))) {
            int backslashes = backslashes();
            if (at < text.length() && text.charAt(at) == '"') {
                word.append("\\".repeat(backslashes / 2));
                if (backslashes % 2 == 1) {
                    word.append('"');
                } else {
                    quoted = !quoted;
                }
                at++;
            } else {
                word.append("\\".repeat(backslashes));
                if (backslashes == 0) {
                    word.append(text.charAt(at++));
                }
            }
        }
        return word.toString();
    }

    private int backslashes() {
        int start = at;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        return at - start;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }
}
