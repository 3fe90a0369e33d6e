package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.Optional;

/// The problem for a name that is no answer: one of the format that this version does not act on,
/// or an unknown one, with the nearest known name.
final class UnknownName {

    private UnknownName() {}

    /// @param name section and key
    /// @param seen the name as the user wrote it
    static Problem problem(String name, String seen) {
        String bare = AnswerNames.normal(name);
        if (AnswerNames.isReserved(bare)) {
            return Problem.of(ProblemId.ANS_UNSUPPORTED, seen, bare);
        }
        Optional<String> suffix = reservedSuffix(bare);
        if (suffix.isPresent()) {
            return Problem.of(ProblemId.ANS_UNSUPPORTED, seen, bare);
        }
        Optional<String> hidden = InvisibleText.firstHidden(name);
        if (hidden.isPresent()) {
            return invisible(InvisibleText.shown(bare), hidden.get());
        }
        Optional<String> nearest = AnswerNames.nearest(bare);
        return nearest.map(near ->
                        Problem.of(
                                ProblemId.ANS_UNKNOWN,
                                seen,
                                Argument.text(bare),
                                Argument.phrase("nearest.name"),
                                Argument.text(near)))
                .orElseGet(() ->
                        Problem.of(
                                ProblemId.ANS_UNKNOWN,
                                seen,
                                Argument.text(bare),
                                Argument.phrase("nearest.none")));
    }

    /// Nothing that is there to be seen is wrong with the name.
    static Problem invisible(String shown, String character) {
        return Problem.of(
                ProblemId.ANS_UNKNOWN,
                shown,
                Argument.text(shown),
                Argument.phrase("nearest.invisible"),
                Argument.text(character));
    }

    private static Optional<String> reservedSuffix(String name) {
        for (String suffix : new String[] {".add", ".remove"}) {
            if (name.endsWith(suffix)) {
                String key = name.substring(0, name.length() - suffix.length());
                return AnswerNames.find(key)
                        .filter(AnswerKey::list)
                        .map(_ -> suffix)
                        .or(() ->
                                AnswerNames.isReserved(key)
                                        ? Optional.of(suffix)
                                        : Optional.empty());
            }
        }
        return Optional.empty();
    }
}
