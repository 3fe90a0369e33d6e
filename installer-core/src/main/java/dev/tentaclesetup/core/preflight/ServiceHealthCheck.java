package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.EndedService;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceStatus;
import java.time.Duration;
import java.util.Optional;

/// Whether a service that is installed works, with what it says of itself. A set-up tries to start
/// it, so that one which does not is only worth a warning.
///
/// @param manager of the service
/// @param name of the service
/// @param now what the service does
public record ServiceHealthCheck(ServicePort manager, ServiceName name, ServiceStatus now)
        implements HostCheck<Void> {

    private static final int LOG_LINES = 20;

    @Override
    public CheckSubject subject() {
        return CheckSubject.SERVICE;
    }

    @Override
    public String about() {
        return name.value();
    }

    @Override
    public Duration limit() {
        return SEVERAL_COMMANDS;
    }

    @Override
    public Observation<Void> observe() throws ProblemException, InterruptedException {
        return new Observation<>(Optional.empty(), name.value(), problem().stream().toList());
    }

    /// Empty when it runs, and when it is stopped on purpose.
    private Optional<Problem> problem() throws ProblemException, InterruptedException {
        return switch (now.state()) {
            case FAILED ->
                    Optional.of(
                            new EndedService(
                                            name.value(),
                                            now.result(),
                                            manager.lastLines(name, LOG_LINES))
                                    .problem(Severity.WARNING));
            case STARTING ->
                    Optional.of(Problem.warning(ProblemId.SVC_TIMEOUT, now.told(), name.value()));
            case NOT_INSTALLED, STOPPED, RUNNING, STOPPING -> Optional.empty();
        };
    }
}
