package dev.tentaclesetup.agent.script;

import java.util.ArrayList;
import java.util.List;

/// Splits a script's arguments as .NET does on Unix [tentacle-services 6.4], because servers quote
/// them for that: spaces and tabs separate, double quotes group, a backslash is special only before
/// a double quote.
final class ArgumentSplitter {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean quoted;
    private int at;

    private ArgumentSplitter(String text) {
        this.text = text;
    }

    /// The words that the script receives for these arguments.
    static List<String> split(List<String> arguments) {
        return new ArgumentSplitter(String.join(" ", arguments)).words();
    }

    private List<String> words() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                backslashes();
            } else if (c == '"') {
                quote();
            } else if ((c == ' ' || c == '\t') && !quoted) {
                end();
                at++;
            } else {
                take(c);
                at++;
            }
        }
        end();
        return words;
    }

    private void backslashes() {
        int start = at;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        int count = at - start;
        inWord = true;
        if (at < text.length() && text.charAt(at) == '"') {
            word.repeat('\\', count / 2);
            if (count % 2 == 1) {
                word.append('"');
                at++;
            }
        } else {
            word.repeat('\\', count);
        }
    }

    private void quote() {
        inWord = true;
        if (quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            word.append('"');
            at++;
        } else {
            quoted = !quoted;
        }
        at++;
    }

    private void take(char c) {
        inWord = true;
        word.append(c);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
