package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Judges the shape of each line before the INI parser sees it [wizard-reference 10.2]. A line that
/// would be misread becomes an empty one, so that numbers stay and the rest is still read.
///
/// @param lines as many as the file has
/// @param problems what was wrong with the others
/// @param tooMany whether there are more lines than an answer file may have; then none is given
record AnswerLines(List<String> lines, List<Problem> problems, boolean tooMany) {

    private static final int MOST_LINES = 10_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    AnswerLines {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    static AnswerLines of(String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String[] raw = bare.split("\r?\n", MOST_LINES + 2);
        if (raw.length > MOST_LINES + 1) {
            return new AnswerLines(List.of(), List.of(), true);
        }
        var lines = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        var where = Where.NOWHERE;
        for (int i = 0; i < raw.length; i++) {
            String line = raw[i].strip();
            int before = problems.size();
            judge(line, i + 1, where, problems);
            boolean fine = problems.size() == before;
            if (line.startsWith("[")) {
                where = fine ? Where.SECTION : Where.BROKEN_SECTION;
            }
            boolean said = fine && where == Where.SECTION && !comment(line);
            lines.add(said ? line : "");
        }
        return new AnswerLines(lines, problems, false);
    }

    /// What the keys that follow belong to.
    private enum Where {
        NOWHERE,
        SECTION,
        /// Its name cannot be read, so its keys cannot be judged either.
        BROKEN_SECTION
    }

    private static boolean comment(String line) {
        return line.startsWith("#") || line.startsWith(";");
    }

    private static void judge(String line, int number, Where where, List<Problem> problems) {
        if (line.isEmpty() || comment(line)) {
            return;
        }
        int control = control(line);
        if (control >= 0) {
            problems.add(syntax("control-character", number, control + 1));
        } else if (line.startsWith("[")) {
            judgeSection(line, number, problems);
        } else if (line.indexOf('=') < 0) {
            problems.add(syntax("no-equals", number, line.length() + 1));
        } else if (where == Where.NOWHERE) {
            problems.add(syntax("no-section", number, 1));
        } else if (where == Where.SECTION) {
            judgeName(line.substring(0, line.indexOf('=')).strip(), number, problems);
        }
    }

    private static void judgeSection(String line, int number, List<Problem> problems) {
        if (!line.endsWith("]")) {
            problems.add(syntax("section-end", number, line.length()));
        } else if (line.substring(1, line.length() - 1).isBlank()) {
            problems.add(syntax("no-section-name", number, 2));
        }
    }

    private static void judgeName(String name, int number, List<Problem> problems) {
        if (name.isEmpty()) {
            problems.add(syntax("no-name", number, 1));
        } else if (!NAME.matcher(name).matches()) {
            problems.add(
                    UnknownName.problem(name, InvisibleText.shown(name))
                            .at(InvisibleText.shown(name), number));
        }
    }

    private static int control(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i)) && line.charAt(i) != '\t') {
                return i;
            }
        }
        return -1;
    }

    /// @param column from 1, or 0 when the whole file is meant
    static Problem syntax(String reason, int line, int column) {
        return Problem.of(
                        ProblemId.ANS_SYNTAX,
                        column == 0 ? "" : line + ":" + column,
                        Argument.phrase("syntax." + reason))
                .at(null, line);
    }
}
