package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.problem.ProblemException;
import java.util.Optional;

/// From what is wanted and what is there to the steps between. Asks neither the machine nor the
/// server: the same answers and the same state give the same plan.
final class Planner {

    private final Place place;

    Planner(Place place) {
        this.place = place;
    }

    /// @param session the signed-in connection, for the steps that need one
    Plan plan(Answers answers, CurrentState current, Optional<ServerSession> session)
            throws ProblemException {
        WantedInstance wanted = WantedInstance.of(place, answers, current);
        return new PlanBuilder(place, answers, current, wanted, session).build();
    }
}
