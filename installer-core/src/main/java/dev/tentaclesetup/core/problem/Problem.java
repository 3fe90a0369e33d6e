package dev.tentaclesetup.core.problem;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that is wrong, as a value: every front end shows it in the same words from the same
/// bundle (`Messages.message(problem)`, `Messages.seen(problem)`, `Messages.fix(problem)`).
///
/// @param id the cause
/// @param severity how much it matters
/// @param arguments for the placeholders of the message and the fix, in the bundle's order
/// @param reason what was found, in our words, or null
/// @param seen what was actually seen (an address, a status line, a path), as others wrote it;
///   empty when there is nothing to show
/// @param answer the answer key that leads here, for example `connection.listen-port`, or null
/// @param line the line of the answer file, from 1, or 0 when no file is involved
public record Problem(
        ProblemId id,
        Severity severity,
        List<Argument> arguments,
        @Nullable Reason reason,
        String seen,
        @Nullable String answer,
        int line) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    /// With the severity that the catalogue gives, without a place in the answers.
    public static Problem of(ProblemId id, String seen, String... arguments) {
        return of(id, id.severity(), seen, Argument.texts(arguments));
    }

    /// With the severity that the catalogue gives, without a place in the answers.
    public static Problem of(ProblemId id, String seen, Argument first, Argument... more) {
        List<Argument> arguments = Stream.concat(Stream.of(first), Stream.of(more)).toList();
        return of(id, id.severity(), seen, arguments);
    }

    /// A blocker without a place in the answers.
    public static Problem blocker(ProblemId id, String seen, String... arguments) {
        return of(id, Severity.BLOCKER, seen, Argument.texts(arguments));
    }

    /// A warning without a place in the answers.
    public static Problem warning(ProblemId id, String seen, String... arguments) {
        return of(id, Severity.WARNING, seen, Argument.texts(arguments));
    }

    private static Problem of(
            ProblemId id, Severity severity, String seen, List<Argument> arguments) {
        return new Problem(id, severity, arguments, null, seen, null, 0);
    }

    /// The same problem, found for this reason.
    public Problem because(Reason found) {
        return new Problem(id, severity, arguments, found, seen, answer, line);
    }

    /// The same problem, pointing at an answer.
    public Problem at(@Nullable String answerKey, int answerLine) {
        return new Problem(id, severity, arguments, reason, seen, answerKey, answerLine);
    }

    /// The same problem, mattering more or less.
    public Problem weighed(Severity weight) {
        return new Problem(id, weight, arguments, reason, seen, answer, line);
    }

    /// Whether nothing can go on before this is solved.
    public boolean blocks() {
        return severity == Severity.BLOCKER;
    }
}
