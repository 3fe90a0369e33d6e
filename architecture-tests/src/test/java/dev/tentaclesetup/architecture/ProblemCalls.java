package dev.tentaclesetup.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The calls in a source text that make a problem, or hand words to a method that makes one.
final class ProblemCalls {

    private static final Pattern START =
            Pattern.compile(
                    "\\bProblem\\s*\\.(?:of|blocker|warning)\\(|\\bnew Problem\\("
                            + "|\\b(?:wrong|refused|different|problem|blocked)\\(");

    private ProblemCalls() {}

    /// From the opening to the closing parenthesis of each call.
    static List<String> in(String source) {
        var calls = new ArrayList<String>();
        for (MatchResult start : START.matcher(source).results().toList()) {
            calls.add(source.substring(start.end() - 1, end(source, start.end() - 1)));
        }
        return calls;
    }

    private static int end(String source, int open) {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return source.length();
    }
}
