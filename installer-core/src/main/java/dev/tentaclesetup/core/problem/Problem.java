package dev.tentaclesetup.core.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that is wrong, as a value: every front end shows it in the same words from the same
/// bundle (`Messages.message(problem)`, `Messages.fix(problem)`).
///
/// @param id the cause
/// @param severity how much it matters
/// @param arguments for the placeholders of the message and the fix, in the bundle's order; never a
///   secret. An argument that is `#` and a bundle key stands for that text, see [#phrase(String)]
/// @param seen what was actually seen (an address, a status line, a path), empty when there is
///   nothing to show
/// @param answer the answer key that leads here, for example `connection.listen-port`, or null
/// @param line the line of the answer file, from 1, or 0 when no file is involved
public record Problem(
        ProblemId id,
        Severity severity,
        List<String> arguments,
        String seen,
        @Nullable String answer,
        int line) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    /// With the severity that the catalogue gives, without a place in the answers.
    public static Problem of(ProblemId id, String seen, String... arguments) {
        return new Problem(id, id.severity(), List.of(arguments), seen, null, 0);
    }

    /// A blocker without a place in the answers.
    public static Problem blocker(ProblemId id, String seen, String... arguments) {
        return new Problem(id, Severity.BLOCKER, List.of(arguments), seen, null, 0);
    }

    /// A warning without a place in the answers.
    public static Problem warning(ProblemId id, String seen, String... arguments) {
        return new Problem(id, Severity.WARNING, List.of(arguments), seen, null, 0);
    }

    /// An argument that stands for a text of the bundle. That text may use the same placeholders as
    /// the message it becomes part of.
    public static String phrase(String bundleKey) {
        return "#" + bundleKey;
    }

    /// The same problem, pointing at an answer.
    public Problem at(String answerKey, int answerLine) {
        return new Problem(id, severity, arguments, seen, answerKey, answerLine);
    }

    /// Whether nothing can go on before this is solved.
    public boolean blocks() {
        return severity == Severity.BLOCKER;
    }
}
