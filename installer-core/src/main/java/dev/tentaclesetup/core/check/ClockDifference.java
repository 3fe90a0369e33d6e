package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.Optional;

/// How far the clocks of this machine and the server may be apart: certificates and tokens need
/// them to agree.
public final class ClockDifference {

    private static final Duration WARN = Duration.ofMinutes(5);
    private static final Duration BLOCK = Duration.ofDays(1);

    private ClockDifference() {}

    /// @param difference either sign
    public static Optional<Problem> judge(Duration difference) {
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
