package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.problem.Problem;
import java.io.PrintStream;
import java.util.List;

/// A problem in words, several lines: id and sentence, what was seen, what to do.
final class ProblemText {

    private final PrintStream err;
    private final Messages messages;
    private final CliMessages words;

    ProblemText(PrintStream err, Messages messages, CliMessages words) {
        this.err = err;
        this.messages = messages;
        this.words = words;
    }

    void print(Problem problem) {
        String label = words.text(problem.blocks() ? "problem.fail" : "problem.warn");
        var text = new StringBuilder();
        text.append(
                "%-6s %s  %s%n".formatted(label, problem.id().text(), messages.message(problem)));
        if (problem.answer() != null) {
            String place =
                    problem.line() > 0
                            ? words.text("problem.place", problem.answer(), "" + problem.line())
                            : problem.answer();
            append(text, words.text("problem.key"), List.of(place));
        }
        append(text, words.text("problem.seen"), messages.seen(problem).lines().toList());
        append(text, words.text("problem.fix"), messages.fix(problem).lines().toList());
        synchronized (err) {
            err.print(text);
            err.flush();
        }
    }

    private static void append(StringBuilder text, String label, List<String> lines) {
        String first = label;
        for (String line : lines) {
            text.append("       ")
                    .append("%-7s".formatted(first))
                    .append(line)
                    .append(System.lineSeparator());
            first = "";
        }
    }
}
