package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import java.util.List;

/// Stops a running service, so that what follows can change it. Undoing starts it again, with
/// whatever the steps between have put back by then.
final class StopStep implements Step {

    private final ServiceManager services;
    private final ServiceName name;

    StopStep(ServiceManager services, ServiceName name) {
        this.services = services;
        this.name = name;
    }

    @Override
    public StepDescription description() {
        return new StepDescription("stop", List.of(name.value()), "running", "stopped", false);
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        return switch (state()) {
            case NOT_INSTALLED, STOPPED -> true;
            case STARTING, RUNNING, STOPPING, FAILED -> false;
        };
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        try {
            services.stop(name);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (!holds()) {
            throw wrong();
        }
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        try {
            services.start(name);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        if (state() != ServiceState.RUNNING) {
            throw wrong();
        }
    }

    private ServiceState state() throws ProblemException, InterruptedException {
        try {
            return services.status(name).state();
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    private ProblemException wrong() throws ProblemException, InterruptedException {
        return new ProblemException(
                Problem.blocker(ProblemId.SVC_COMMAND, state().toString(), name.value()));
    }
}
