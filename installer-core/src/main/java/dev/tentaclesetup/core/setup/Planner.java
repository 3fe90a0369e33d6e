package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.problem.ProblemException;

/// From what is wanted and what is there to the steps between. Asks neither the machine nor the
/// server: the same answers and the same state give the same plan.
public final class Planner {

    private Planner() {}

    public static Plan plan(Answers answers, CurrentState current, StepContext means)
            throws ProblemException {
        WantedInstance wanted = WantedInstance.of(means.host(), answers, current);
        return new PlanBuilder(answers, current, wanted, means).build();
    }
}
