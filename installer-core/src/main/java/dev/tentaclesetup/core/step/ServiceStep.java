package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.host.ServiceProblems;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.SavedService;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes the service as defined, without starting it. Undoing puts back exactly what was there,
/// changes by hand included, or takes the service away.
public final class ServiceStep implements Step {

    /// Longer arguments are class paths of a build tree, which nobody reads.
    private static final int LONGEST = 200;

    private final ServiceManager services;
    private final ServiceDefinition wanted;
    private final Optional<Secret> password;
    private final Optional<ServiceDefinition> before;
    private final List<ServiceDrift> drift;
    private Optional<SavedService> saved = Optional.empty();

    /// @param password of the wanted account, where the system asks for one
    /// @param before what is there
    /// @param drift what of it is not as wanted
    public ServiceStep(
            ServiceManager services,
            ServiceDefinition wanted,
            Optional<Secret> password,
            Optional<ServiceDefinition> before,
            List<ServiceDrift> drift) {
        this.services = services;
        this.wanted = wanted;
        this.password = password;
        this.before = before;
        this.drift = List.copyOf(drift);
    }

    @Override
    public StepDescription description() {
        return new StepDescription(
                StepKind.SERVICE,
                List.of(wanted.name().value()),
                before.map(there -> words(there, ServiceDrift::is)).orElse(""),
                words(wanted, ServiceDrift::wanted),
                false);
    }

    /// A new service, and one that runs another program, is best known by its command; another
    /// change by what differs.
    private String words(ServiceDefinition definition, Function<ServiceDrift, String> side) {
        boolean otherCommand =
                before.filter(there -> there.command().equals(wanted.command())).isEmpty();
        return otherCommand
                ? words(definition)
                : drift.stream()
                        .map(one -> one.name() + "=" + side.apply(one))
                        .collect(Collectors.joining(", "));
    }

    private static String words(ServiceDefinition definition) {
        return definition.command().stream()
                .map(argument -> argument.length() > LONGEST ? "…" : argument)
                .collect(Collectors.joining(" "));
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        try {
            return services.holds(wanted);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        try {
            saved = Optional.of(services.save(wanted.name()));
            if (password.isEmpty()) {
                services.install(wanted);
            } else {
                install(password.get());
            }
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    private void install(Secret secret) throws ServiceException, InterruptedException {
        try (AccountPassword given = secret.use(AccountPassword::of)) {
            services.install(wanted, given);
        }
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (!holds()) {
            throw new ProblemException(different(Reason.of("not-as-wanted")));
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
                throw new ProblemException(different(Reason.of("not-as-before")));
            }
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    private Problem different(Reason reason) {
        return Problem.blocker(ProblemId.SVC_COMMAND, "", wanted.name().value()).because(reason);
    }
}
