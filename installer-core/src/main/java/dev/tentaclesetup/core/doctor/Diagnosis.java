package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.problem.Problem;
import java.util.List;

/// What an examination found.
///
/// @param problems everything that is wrong, in the order in which it was looked at
/// @param facts what is known of the instance
public record Diagnosis(List<Problem> problems, Facts facts) {
    public Diagnosis {
        problems = List.copyOf(problems);
    }
}
