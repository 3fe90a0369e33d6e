package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import java.util.List;

/// What a look before the plan found. It changes nothing.
///
/// @param subject what was looked at: `instance`, `machine`, `server`, `sign-in`, `registration`
/// @param seen what is there, in a few words; may be empty
/// @param problems what is wrong with it; empty when it is in order
public record Finding(String subject, String seen, List<Problem> problems) {
    public Finding {
        problems = List.copyOf(problems);
    }

    /// All is well.
    public static Finding fine(String subject, String seen) {
        return new Finding(subject, seen, List.of());
    }

    /// One thing is wrong.
    public static Finding of(String subject, Problem problem) {
        return new Finding(subject, problem.seen(), List.of(problem));
    }

    /// Whether nothing here stops the set-up.
    public boolean passes() {
        return problems.stream().noneMatch(Problem::blocks);
    }
}
