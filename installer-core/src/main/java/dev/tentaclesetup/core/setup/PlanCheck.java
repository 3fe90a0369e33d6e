package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;

/// Whether a plan can be made. Some steps are asked whether they hold already.
///
/// @param subject what a plan that cannot be made is reported as
/// @param instance the instance's name
/// @param planning makes the plan
record PlanCheck(CheckSubject subject, String instance, Planning planning)
        implements HostCheck<Plan> {

    /// Makes a plan.
    @FunctionalInterface
    interface Planning {
        Plan plan() throws ProblemException, InterruptedException;
    }

    @Override
    public String about() {
        return instance;
    }

    @Override
    public Duration limit() {
        return SEVERAL_COMMANDS;
    }

    @Override
    public Observation<Plan> observe() throws ProblemException, InterruptedException {
        return Observation.of(planning.plan(), "");
    }
}
