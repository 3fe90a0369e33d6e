package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.Optional;

/// Whether the clocks of this machine and the server agree: certificates and tokens need it.
public record ClockCheck(ServerConversation server) implements Check {

    private static final Duration WARN = Duration.ofMinutes(5);
    private static final Duration BLOCK = Duration.ofHours(24);

    @Override
    public String id() {
        return "clock";
    }

    @Override
    public String subject() {
        return server.settings().url().getHost();
    }

    @Override
    public Duration limit() {
        return Limits.SEVERAL_CALLS;
    }

    @Override
    public Finding run() throws InterruptedException {
        try {
            Optional<Duration> difference = server.client().server().clockDifference();
            return difference.map(this::judge).orElseGet(() -> Finding.skipped(this));
        } catch (ProblemException failed) {
            return Finding.skipped(this);
        }
    }

    Finding judge(Duration difference) {
        Duration size = difference.abs();
        String seen = difference.toSeconds() + " s";
        if (size.compareTo(BLOCK) > 0) {
            return Finding.of(this, Problem.blocker(ProblemId.CLOCK, seen, seen));
        }
        return size.compareTo(WARN) > 0
                ? Finding.of(this, Problem.warning(ProblemId.CLOCK, seen, seen))
                : Finding.ok(this, seen);
    }
}
