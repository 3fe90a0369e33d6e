package dev.tentaclesetup.service.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Quotes and escapes values as systemd wants them, where they hold spaces, quotes, `$`, `%` or
/// control characters, and reads them back. See systemd.syntax(7), systemd.service(5) "Command
/// lines" and systemd.unit(5) "Specifiers".
final class UnitText {

    private static final String PLAIN = "_./:=@,+-";

    private UnitText() {}

    /// A value without quoting rules, for example a description: only `%` has a meaning.
    static String line(String text) {
        return text.replace("%", "%%");
    }

    static String parseLine(String line) {
        var result = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '%' && (++i >= line.length() || line.charAt(i) != '%')) {
                throw new IllegalArgumentException("a specifier in " + line);
            }
            result.append(c);
        }
        return result.toString();
    }

    /// @throws IllegalArgumentException for a name with a space or `$`, which only services of
    ///   Windows have
    static void requireUnits(List<String> names) {
        for (String name : names) {
            if (name.indexOf(' ') >= 0 || name.indexOf('$') >= 0) {
                throw new IllegalArgumentException("not a unit's name: '" + name + "'");
            }
        }
    }

    /// A command line. `$` is doubled in arguments, but not in the program: systemd does not
    /// replace variables there.
    static String command(List<String> command) {
        String program = word(command.getFirst());
        return command.stream()
                .skip(1)
                .map(argument -> word(argument.replace("$", "$$")))
                .collect(Collectors.joining(" ", command.size() > 1 ? program + " " : program, ""));
    }

    static List<String> parseCommand(String text) {
        List<String> words = parseWords(text);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("an empty command");
        }
        var result = new ArrayList<>(List.of(words.getFirst()));
        for (String word : words.subList(1, words.size())) {
            String rest = word.replace("$$", "");
            if (rest.contains("$")) {
                throw new IllegalArgumentException("a variable in " + text);
            }
            result.add(word.replace("$$", "$"));
        }
        return List.copyOf(result);
    }

    /// One word, in quotes where something in it could be misread.
    static String word(String word) {
        if (!word.isEmpty() && word.chars().allMatch(UnitText::plain)) {
            return word;
        }
        var quoted = new StringBuilder("\"");
        word.chars().forEach(c -> escape((char) c, quoted));
        return quoted.append('"').toString();
    }

    static List<String> parseWords(String text) {
        var words = new ArrayList<String>();
        var scanner = new UnitWordScanner(text);
        while (scanner.more()) {
            words.add(parseLine(scanner.next()));
        }
        return words;
    }

    private static boolean plain(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || PLAIN.indexOf(c) >= 0;
    }

    private static void escape(char c, StringBuilder to) {
        switch (c) {
            case '%' -> to.append("%%");
            case '"', '\\' -> to.append('\\').append(c);
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                if (Character.isISOControl(c)) {
                    to.append(String.format("\\u%04x", (int) c));
                } else {
                    to.append(c);
                }
            }
        }
    }
}
