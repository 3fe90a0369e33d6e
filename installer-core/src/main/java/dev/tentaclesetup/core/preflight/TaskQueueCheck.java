package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.Optional;

/// Whether the server runs tasks in the space: a health check is one.
///
/// @param space as the server described it
record TaskQueueCheck(Space space) implements NetworkCheck<Void> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.SIGN_IN;
    }

    @Override
    public String about() {
        return space.name();
    }

    @Override
    public Duration limit() {
        return ONE_CONNECTION;
    }

    @Override
    public Observation<Void> observe() {
        return Observation.perhaps(
                Optional.of(space)
                        .filter(Space::taskQueueStopped)
                        .map(stopped -> Problem.of(ProblemId.SRV_QUEUE, "", stopped.name())));
    }
}
