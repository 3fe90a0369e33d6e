package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.ServiceProblems;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.SavedService;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import java.util.List;
import java.util.Optional;

/// Takes a stopped service away. Undoing makes it again exactly as it was.
public final class RemoveServiceStep implements Step {

    private final ServiceManager services;
    private final ServiceName service;
    private Optional<SavedService> saved = Optional.empty();

    public RemoveServiceStep(ServiceManager services, ServiceName service) {
        this.services = services;
        this.service = service;
    }

    @Override
    public StepDescription description() {
        String name = service.value();
        return new StepDescription(StepKind.REMOVE_SERVICE, List.of(name), name, "", true);
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        try {
            return services.status(service).state() == ServiceState.NOT_INSTALLED;
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        try {
            saved = Optional.of(services.save(service));
            services.uninstall(service);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (!holds()) {
            throw wrong(Reason.of("still-installed"));
        }
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        if (saved.isPresent()) {
            try {
                saved.get().restore();
            } catch (ServiceException e) {
                throw ServiceProblems.of(e);
            }
        }
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        try {
            if (saved.isPresent() && !saved.get().restored()) {
                throw wrong(Reason.of("not-as-before"));
            }
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    private ProblemException wrong(Reason reason) {
        return new ProblemException(
                Problem.blocker(ProblemId.SVC_COMMAND, "", service.value()).because(reason));
    }
}
