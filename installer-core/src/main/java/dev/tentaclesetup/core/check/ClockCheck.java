package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.Optional;

/// Whether the clocks of this host and the server agree: certificates and tokens need that.
///
/// @param difference either sign; empty when the server does not say what time it is
public record ClockCheck(Optional<Duration> difference) implements HostCheck<Void> {

    private static final Duration WARN = Duration.ofMinutes(5);
    private static final Duration BLOCK = Duration.ofDays(1);

    @Override
    public CheckSubject subject() {
        return CheckSubject.SERVER;
    }

    @Override
    public String about() {
        return difference.map(Duration::toString).orElse("");
    }

    @Override
    public Observation<Void> observe() {
        return Observation.perhaps(difference.flatMap(ClockCheck::judge));
    }

    static Optional<Problem> judge(Duration difference) {
        Duration size = difference.abs();
        String seen = difference.toSeconds() + " s";
        if (size.compareTo(BLOCK) > 0) {
            return Optional.of(Problem.blocker(ProblemId.CLOCK, seen, seen));
        }
        return size.compareTo(WARN) > 0
                ? Optional.of(Problem.warning(ProblemId.CLOCK, seen, seen))
                : Optional.empty();
    }
}
