package dev.tentaclesetup.agent.commandline;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One argument, taken apart as the vendor's parser does [tentacle-configuration 1.2].
///
/// @param name in lower case, without what stands in front; empty when this is not an option
/// @param value what follows the first `=` or `:`; null when there is neither
record CommandArgument(String text, String name, @Nullable String value) {

    static CommandArgument of(String text) {
        int prefix = prefix(text);
        int end = endOfName(text, prefix);
        boolean option = prefix > 0 && end > prefix && text.indexOf('\n', end) < 0;
        return new CommandArgument(
                text,
                option ? text.substring(prefix, end).toLowerCase(Locale.ROOT) : "",
                option && end < text.length() ? text.substring(end + 1) : null);
    }

    boolean isOption() {
        return !name.isEmpty();
    }

    /// `--` alone, which the vendor's program skips.
    boolean isSeparator() {
        return text.equals("--");
    }

    /// How many characters stand in front of the name.
    static int prefix(String text) {
        if (text.startsWith("--")) {
            return 2;
        }
        return text.startsWith("-") || text.startsWith("/") ? 1 : 0;
    }

    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '=' && text.charAt(end) != ':') {
            end++;
        }
        return end;
    }
}
