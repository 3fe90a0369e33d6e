package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What a [Check] has seen.
///
/// @param <T> what the checks after it need
/// @param value empty when a problem kept the check from getting it, or when there is none to get
/// @param seen in a few words, as the thing itself says it; may be empty
/// @param problems what is wrong; empty when all is in order
public record Observation<T>(Optional<T> value, String seen, List<Problem> problems) {
    public Observation {
        problems = List.copyOf(problems);
    }

    /// All is in order.
    public static <T> Observation<T> of(T value, String seen) {
        return new Observation<>(Optional.of(value), seen, List.of());
    }

    /// All is in order, and there is nothing to hand on.
    public static Observation<Void> fine(String seen) {
        return new Observation<>(Optional.empty(), seen, List.of());
    }

    /// Something is wrong.
    public static <T> Observation<T> problem(Problem problem) {
        return new Observation<>(Optional.empty(), problem.seen(), List.of(problem));
    }

    /// Nothing to hand on: in order, or not.
    public static Observation<Void> perhaps(Optional<Problem> problem) {
        return problem.map(Observation::<Void>problem).orElseGet(() -> fine(""));
    }
}
