package dev.tentaclesetup.core.setup;

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

    /// Whether nothing here stops the set-up.
    public boolean passes() {
        return problems.stream().noneMatch(Problem::blocks);
    }
}
