package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.EndedService;
import dev.tentaclesetup.core.host.RunningProgram;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import java.util.List;
import java.util.Optional;

/// Stops a running service, or one that is started again and again, so that what follows can change
/// it. Undoing lets it go on as before, with whatever the steps between have put back by then: one
/// that ran has to run again, of another one no more is asked than it did.
public final class StopStep implements Step {

    private final ServicePort services;
    private final ServiceName name;
    private final String from;
    private final Optional<IdleWait> idle;
    private ServiceState before = ServiceState.STOPPED;

    public StopStep(ServicePort services, ServiceName name) {
        this(services, name, "running", Optional.empty());
    }

    private StopStep(ServicePort services, ServiceName name, String from, Optional<IdleWait> idle) {
        this.services = services;
        this.name = name;
        this.from = from;
        this.idle = idle;
    }

    /// Stops an agent, so that it can be started with the program that is installed now, once no
    /// script of the server runs.
    ///
    /// @param old the program that it runs
    public static StopStep ofOldProgram(
            ServicePort services, ServiceName name, RunningProgram old, IdleWait idle) {
        return new StopStep(services, name, StartStep.runningFrom(old.image()), Optional.of(idle));
    }

    @Override
    public StepDescription description() {
        return new StepDescription(StepKind.STOP, List.of(name.value()), from, "stopped", false);
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        return switch (status().state()) {
            case NOT_INSTALLED, STOPPED -> true;
            case STARTING, RUNNING, STOPPING, FAILED -> false;
        };
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        ServiceStatus now = status();
        if (idle.isPresent() && now.processId().isPresent()) {
            idle.get().await(now.processId().getAsLong(), name);
        }
        before = status().state();
        services.stop(name);
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        ServiceStatus now = status();
        boolean gone = now.state() == ServiceState.FAILED && now.processId().isEmpty();
        if (!gone && !holds()) {
            throw wrong();
        }
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        try {
            switch (before) {
                case RUNNING -> services.start(name);
                case STARTING, FAILED -> services.launch(name);
                case NOT_INSTALLED, STOPPED, STOPPING -> {}
            }
        } catch (ProblemException e) {
            if (!allowed(e.problem().id())) {
                throw e;
            }
        }
    }

    /// What a service waits for now, and why one fails that did before, is not this run's doing.
    private boolean allowed(ProblemId problem) {
        return problem == ProblemId.SVC_TIMEOUT
                || (EndedService.isTold(problem) && before == ServiceState.FAILED);
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        ServiceState now = status().state();
        boolean runs = now == ServiceState.RUNNING || now == ServiceState.STARTING;
        if (before == ServiceState.RUNNING && !runs) {
            throw wrong();
        }
    }

    private ServiceStatus status() throws ProblemException, InterruptedException {
        return services.status(name);
    }

    private ProblemException wrong() throws ProblemException, InterruptedException {
        return new ProblemException(
                Problem.blocker(ProblemId.SVC_COMMAND, "", name.value())
                        .because(Reason.of("service-state", status().state().name())));
    }
}
