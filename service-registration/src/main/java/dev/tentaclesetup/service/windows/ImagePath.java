package dev.tentaclesetup.service.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A command as the one text that Windows keeps for a service and hands to its program, and back:
/// by the rules of `CommandLineToArgvW` and of the C runtime. `parse(render(x))` equals `x`.
///
/// The program and the values of options are always in quotes, since the official Tentacle's tools
/// compare the text of a service literally with `"…\Tentacle.exe" run --instance="name"`
/// [tentacle-configuration 6.2].
final class ImagePath {

    private static final Pattern OPTION = Pattern.compile("(--[A-Za-z0-9-]+=)(.*)", Pattern.DOTALL);

    private static final Pattern VARIABLE = Pattern.compile("%[^%]+%");

    private ImagePath() {}

    /// @throws IllegalArgumentException for a program that holds a quotation mark, which no path
    ///   can, and for `%NAME%` anywhere: the service manager puts a variable's value there, and
    ///   nothing keeps it from that
    static String render(List<String> command) {
        String program = command.getFirst();
        if (program.indexOf('"') >= 0 || VARIABLE.matcher(String.join(" ", command)).find()) {
            throw new IllegalArgumentException("not a command for a service: " + command);
        }
        String arguments = arguments(command.subList(1, command.size()));
        return "\"" + program + "\"" + (arguments.isEmpty() ? "" : " " + arguments);
    }

    /// The arguments alone.
    static String arguments(List<String> arguments) {
        return arguments.stream().map(ImagePath::argument).collect(Collectors.joining(" "));
    }

    private static String argument(String text) {
        Matcher option = OPTION.matcher(text);
        if (option.matches()) {
            return option.group(1) + quoted(option.group(2));
        }
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == '"' || c <= ' ');
        return plain ? text : quoted(text);
    }

    /// Backslashes count only before a quotation mark, and there they count twice.
    private static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        int backslashes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted.append("\\".repeat(backslashes + 1));
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.append(c);
        }
        return quoted.append("\\".repeat(backslashes)).append('"').toString();
    }

    /// The words of any image path, also of one that another program wrote without quotes.
    static List<String> parse(String text) {
        var words = new ArrayList<String>();
        int at = 0;
        // The program's name knows no backslash as an escape.
        if (text.startsWith("\"")) {
            int end = text.indexOf('"', 1);
            at = end < 0 ? text.length() : end + 1;
            words.add(text.substring(1, end < 0 ? text.length() : end));
        } else {
            while (at < text.length() && text.charAt(at) > ' ') {
                at++;
            }
            words.add(text.substring(0, at));
        }
        var scan = new ArgumentScan(text, at);
        for (String word = scan.next(); word != null; word = scan.next()) {
            words.add(word);
        }
        return List.copyOf(words);
    }
}
