package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.Severity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a [Check] found.
///
/// @param check the check's id
/// @param status how it went
/// @param subject what it was about, for example an address or a folder
/// @param seen what was seen, in the words of the thing itself; may be empty
/// @param problem what is wrong, null when nothing is
/// @param took how long it took
public record Finding(
        String check,
        Status status,
        String subject,
        String seen,
        @Nullable Problem problem,
        Duration took) {

    /// How a check went.
    public enum Status {
        OK,
        WARN,
        FAIL
    }

    /// All is well.
    static Finding ok(Check check, String seen) {
        return new Finding(check.id(), Status.OK, check.subject(), seen, null, Duration.ZERO);
    }

    /// Something is wrong; the problem's severity says how much.
    static Finding of(Check check, Problem problem) {
        Status status = problem.severity() == Severity.BLOCKER ? Status.FAIL : Status.WARN;
        return new Finding(
                check.id(), status, check.subject(), problem.seen(), problem, Duration.ZERO);
    }

    Finding took(Duration time) {
        return new Finding(check, status, subject, seen, problem, time);
    }

    /// Whether nothing can go on before this is solved.
    public boolean blocks() {
        return status == Status.FAIL;
    }
}
