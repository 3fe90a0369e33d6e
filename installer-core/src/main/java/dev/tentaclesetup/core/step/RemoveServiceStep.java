package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import java.util.List;

/// Takes a stopped service, or a background process in its place, away. Undoing makes it again
/// exactly as it was.
public final class RemoveServiceStep implements Step {

    private final ServicePort services;
    private final ServiceName service;
    private final StepKind kind;
    private final Snapshots before = new Snapshots();

    public RemoveServiceStep(ServicePort services, ServiceName service) {
        this(services, service, StepKind.REMOVE_SERVICE);
    }

    private RemoveServiceStep(ServicePort services, ServiceName service, StepKind kind) {
        this.services = services;
        this.service = service;
        this.kind = kind;
    }

    /// Forgets a background process.
    public static RemoveServiceStep ofProcess(ServicePort processes, ServiceName service) {
        return new RemoveServiceStep(processes, service, StepKind.REMOVE_PROCESS);
    }

    @Override
    public StepDescription description() {
        String name = service.value();
        return new StepDescription(kind, List.of(name), name, "", true);
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        return services.status(service).state() == ServiceState.NOT_INSTALLED;
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        before.note(services.snapshot(service));
        services.uninstall(service);
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (!holds()) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.SVC_COMMAND, "", service.value())
                            .because(Reason.of("still-installed")));
        }
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        before.restore();
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        before.requireRestored();
    }
}
