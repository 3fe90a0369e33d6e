package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.host.ServiceProblems;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceStatus;
import java.util.Optional;

/// A service that is installed and does not work, with what it says of itself.
final class ServiceHealth {

    private static final int LOG_LINES = 20;

    private ServiceHealth() {}

    /// @param service that is installed
    /// @return a warning; empty when it runs, and when it is stopped because somebody wanted it so
    static Optional<Problem> check(ServiceManager manager, InstanceReader.Service service)
            throws ProblemException, InterruptedException {
        ServiceName name = service.definition().orElseThrow().name();
        ServiceStatus now = service.status();
        return switch (now.state()) {
            case FAILED ->
                    Optional.of(
                            Problem.warning(
                                    ProblemId.SVC_CRASH,
                                    (now.result() + "\n" + lastLines(manager, name)).strip(),
                                    name.value()));
            case STARTING ->
                    Optional.of(Problem.warning(ProblemId.SVC_TIMEOUT, now.told(), name.value()));
            case NOT_INSTALLED, STOPPED, RUNNING, STOPPING -> Optional.empty();
        };
    }

    private static String lastLines(ServiceManager manager, ServiceName name)
            throws ProblemException, InterruptedException {
        try {
            return String.join("\n", manager.lastLines(name, LOG_LINES));
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }
}
