package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import java.util.List;
import java.util.Optional;

/// Makes the service as defined, without starting it. Undoing puts back exactly what was there,
/// changes by hand included, or takes the service away.
public final class ServiceStep implements Step {

    private final ServicePort services;
    private final ServiceDefinition wanted;
    private final Optional<Secret> password;
    private final ServiceValues values;
    private final Snapshots was = new Snapshots();

    /// @param run what keeps the agent running
    /// @param password of the wanted account, where the system asks for one
    /// @param before what is there
    /// @param drift what of it is not as wanted
    public ServiceStep(
            ServicePort services,
            Answers.Run run,
            ServiceDefinition wanted,
            Optional<Secret> password,
            Optional<ServiceDefinition> before,
            List<ServiceDrift> drift) {
        this.services = services;
        this.wanted = wanted;
        this.password = password;
        this.values = new ServiceValues(run, before, drift);
    }

    @Override
    public StepDescription description() {
        return StepDescription.of(
                StepKind.SERVICE,
                List.of(wanted.name().value()),
                values.of(wanted, password.isPresent()),
                false);
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        return services.holds(wanted);
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        was.note(services.snapshot(wanted.name()));
        try (AccountPassword given =
                password.isPresent()
                        ? password.get().use(AccountPassword::of)
                        : AccountPassword.none()) {
            services.install(wanted, given);
        }
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (!holds()) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.SVC_COMMAND, "", wanted.name().value())
                            .because(Reason.of("not-as-wanted")));
        }
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        was.restore();
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        was.requireRestored();
    }
}
