package dev.tentaclesetup.core.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that is wrong, as a value: every front end shows it in the same words from the same
/// bundle.
///
/// @param id the cause
/// @param severity how much it matters
/// @param arguments for the placeholders of the message and the fix, in the bundle's order; never a
///   secret
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

    /// A blocker without a place in the answers.
    public static Problem blocker(ProblemId id, String seen, String... arguments) {
        return new Problem(id, Severity.BLOCKER, List.of(arguments), seen, null, 0);
    }

    /// The same problem, pointing at an answer.
    public Problem at(String answerKey, int answerLine) {
        return new Problem(id, severity, arguments, seen, answerKey, answerLine);
    }
}
