package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceState;
import java.util.List;

/// Takes a stopped service away. Undoing makes it again as it was.
final class RemoveServiceStep implements Step {

    private final ServiceManager services;
    private final ServiceDefinition before;

    RemoveServiceStep(ServiceManager services, ServiceDefinition before) {
        this.services = services;
        this.before = before;
    }

    @Override
    public StepDescription description() {
        String name = before.name().value();
        return new StepDescription("remove-service", List.of(name), name, "", true);
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        try {
            return services.status(before.name()).state() == ServiceState.NOT_INSTALLED;
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        try {
            services.uninstall(before.name());
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (!holds()) {
            throw wrong("still installed");
        }
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        try {
            services.install(before);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        try {
            if (!services.holds(before)) {
                throw wrong("not as before");
            }
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    private ProblemException wrong(String seen) {
        return new ProblemException(
                Problem.blocker(ProblemId.SVC_COMMAND, seen, before.name().value()));
    }
}
