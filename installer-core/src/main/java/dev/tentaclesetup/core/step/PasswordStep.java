package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.plan.Irreversible;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceDefinition;
import java.util.List;

/// Gives the service manager the password of an account that stays the same. The manager hands out
/// no password, so that this is done whenever one is given; a service that runs is not disturbed.
/// The former password cannot be given back, because it is not known.
@Irreversible("No system hands out the previous password.")
public final class PasswordStep implements Step {

    private final ServicePort services;
    private final ServiceDefinition wanted;
    private final Secret password;

    public PasswordStep(ServicePort services, ServiceDefinition wanted, Secret password) {
        this.services = services;
        this.wanted = wanted;
        this.password = password;
    }

    @Override
    public StepDescription description() {
        String name = wanted.name().value();
        var password = new PlannedValue("password", "", PlannedValue.GIVEN);
        return StepDescription.of(
                StepKind.SERVICE_PASSWORD, List.of(name), List.of(password), false);
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        try (AccountPassword given = password.use(AccountPassword::of)) {
            services.install(wanted, given);
        }
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (!services.holds(wanted)) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.SVC_COMMAND, "", wanted.name().value())
                            .because(Reason.of("not-as-wanted")));
        }
    }

    @Override
    public void undo() {
        // See above.
    }

    @Override
    public void undone() {
        // See above.
    }
}
