package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// What one or several [checks][Check] of the same subject found. Made in this package only, so
/// that every finding comes from checks that had a time limit.
///
/// @param subject what was examined
/// @param seen what is there, in a few words; may be empty
/// @param problems what is wrong with it; empty when it is in order
/// @param took how long the check took
public record Finding(CheckSubject subject, String seen, List<Problem> problems, Duration took) {
    public Finding {
        problems = List.copyOf(problems);
    }

    /// One finding for all of them: every problem, and what the first problem shows.
    static Finding together(CheckSubject subject, List<Finding> findings) {
        List<Problem> problems =
                findings.stream().flatMap(finding -> finding.problems().stream()).toList();
        Duration took = findings.stream().map(Finding::took).reduce(Duration.ZERO, Duration::plus);
        String seen = problems.isEmpty() ? "" : problems.getFirst().seen();
        return new Finding(subject, seen, problems, took);
    }

    /// The same with problems that weigh differently.
    Finding weighed(UnaryOperator<Problem> weight) {
        return new Finding(subject, seen, problems.stream().map(weight).toList(), took);
    }

    Finding showing(String words) {
        return new Finding(subject, words, problems, took);
    }

    /// Whether nothing here stops the set-up.
    public boolean passes() {
        return problems.stream().noneMatch(Problem::blocks);
    }
}
