package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.SavedService;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A [ServiceManager] whose failures are problems. Each method is the manager's of the same name.
///
/// @param manager that does the work
public record ServicePort(ServiceManager manager) {

    public Detection detect() throws InterruptedException {
        return manager.detect();
    }

    /// The folder in which services are defined; empty where that is no folder.
    public Optional<Path> definitions() {
        return manager.definitions();
    }

    public void install(ServiceDefinition definition, AccountPassword password)
            throws ProblemException, InterruptedException {
        ServiceProblems.run(() -> manager.install(definition, password));
    }

    public void uninstall(ServiceName name) throws ProblemException, InterruptedException {
        ServiceProblems.run(() -> manager.uninstall(name));
    }

    /// Fails with `SVC-CRASH` when the service ends during its start, and with `SVC-TIMEOUT` when
    /// it is not ready in time.
    public void start(ServiceName name) throws ProblemException, InterruptedException {
        ServiceProblems.run(() -> manager.start(name));
    }

    public void launch(ServiceName name) throws ProblemException, InterruptedException {
        ServiceProblems.run(() -> manager.launch(name));
    }

    public void stop(ServiceName name) throws ProblemException, InterruptedException {
        ServiceProblems.run(() -> manager.stop(name));
    }

    public ServiceStatus status(ServiceName name) throws ProblemException, InterruptedException {
        return ServiceProblems.call(() -> manager.status(name));
    }

    public Optional<ServiceDefinition> installed(ServiceName name)
            throws ProblemException, InterruptedException {
        return ServiceProblems.call(() -> manager.installed(name));
    }

    public boolean holds(ServiceDefinition definition)
            throws ProblemException, InterruptedException {
        return ServiceProblems.call(() -> manager.holds(definition));
    }

    public List<ServiceDrift> drift(ServiceDefinition definition)
            throws ProblemException, InterruptedException {
        return ServiceProblems.call(() -> manager.drift(definition));
    }

    public List<String> lastLines(ServiceName name, int lines)
            throws ProblemException, InterruptedException {
        return ServiceProblems.call(() -> manager.lastLines(name, lines));
    }

    /// The service as it is now, changes by hand included.
    public Snapshot snapshot(ServiceName name) throws ProblemException, InterruptedException {
        return new OfService(name, ServiceProblems.call(() -> manager.save(name)));
    }

    private record OfService(ServiceName name, SavedService saved) implements Snapshot {
        @Override
        public void restore() throws ProblemException, InterruptedException {
            ServiceProblems.run(saved::restore);
        }

        @Override
        public void requireRestored() throws ProblemException, InterruptedException {
            if (!ServiceProblems.call(saved::restored)) {
                throw new ProblemException(
                        Problem.blocker(ProblemId.SVC_COMMAND, "", name.value())
                                .because(Reason.of("not-as-before")));
            }
        }
    }
}
