package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.host.ServiceProblems;
import dev.tentaclesetup.core.host.Waiting;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Reads what this machine has of one instance.
final class InstanceReader {

    private static final String INSTANCE = "--instance=";
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

    private final HostPorts host;

    InstanceReader(HostPorts host) {
        this.host = host;
    }

    /// @param run what is looked at for the service
    Instance read(String name, Answers.Run run) throws ProblemException, InterruptedException {
        var instanceName = new InstanceName(name);
        try {
            Optional<InstanceRecord> record = InstanceIndex.of(host.folders()).find(name);
            Path file =
                    record.map(InstanceRecord::configurationFile)
                            .orElse(host.folders().defaultConfigurationFile(instanceName));
            var files = InstanceFiles.of(host.folders(), ConfigurationFile.at(file));
            return new Instance(name, record, files, files.readIfThere(), service(name, run));
        } catch (InstanceException e) {
            throw InstanceProblems.of(e);
        }
    }

    /// What there is of an instance.
    ///
    /// @param configuration empty without a file
    record Instance(
            String name,
            Optional<InstanceRecord> record,
            InstanceFiles files,
            Optional<TentacleConfiguration> configuration,
            Service service) {

        boolean exists() {
            return record.isPresent() || configuration.isPresent();
        }

        /// The thumbprint of its certificate, as far as it can be read.
        Optional<Thumbprint> own() {
            try {
                return configuration.isEmpty()
                        ? Optional.empty()
                        : configuration.get().certificateThumbprint();
            } catch (InstanceException e) {
                return Optional.empty();
            }
        }
    }

    /// What keeps it running.
    ///
    /// @param run where was looked
    /// @param definition empty when there is none
    /// @param status what it does
    record Service(Answers.Run run, Optional<ServiceDefinition> definition, ServiceStatus status) {

        /// Whether its process runs.
        boolean running() {
            return status.processId().isPresent();
        }
    }

    private Service service(String instance, Answers.Run run)
            throws ProblemException, InterruptedException {
        ServiceManager manager = host.manager(run);
        if (manager.detect() instanceof Detection.Absent) {
            return new Service(run, Optional.empty(), ServiceStatus.NOT_INSTALLED);
        }
        Optional<ServiceDefinition> there = installed(manager, instance, run);
        return new Service(run, there, settled(manager, host.style().name(run, instance)));
    }

    /// What its service is to be; empty when there is none.
    Optional<ServiceDefinition> definition(String instance, Answers.Run run)
            throws ProblemException, InterruptedException {
        ServiceManager manager = host.manager(run);
        return manager.detect() instanceof Detection.Absent
                ? Optional.empty()
                : installed(manager, instance, run);
    }

    private Optional<ServiceDefinition> installed(
            ServiceManager manager, String instance, Answers.Run run)
            throws ProblemException, InterruptedException {
        try {
            Optional<ServiceDefinition> there = manager.installed(host.style().name(run, instance));
            requireOf(instance, there);
            return there;
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    /// A start that has just begun says neither that the service works nor that it does not.
    private ServiceStatus settled(ServiceManager manager, ServiceName name)
            throws ProblemException, InterruptedException {
        Waiting.Condition settled =
                () -> {
                    ServiceStatus now = status(manager, name);
                    return now.state() != ServiceState.STARTING || !now.told().isEmpty();
                };
        new Waiting(host.clock(), LOOK_INTERVAL).until(SETTLING, settled);
        return status(manager, name);
    }

    private static ServiceStatus status(ServiceManager manager, ServiceName name)
            throws ProblemException, InterruptedException {
        try {
            return manager.status(name);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    /// Two names that differ only in how many blanks stand between their words have one unit.
    private static void requireOf(String instance, Optional<ServiceDefinition> there)
            throws ProblemException {
        Optional<String> other =
                there.stream()
                        .flatMap(definition -> definition.command().stream())
                        .filter(word -> word.startsWith(INSTANCE))
                        .filter(word -> !word.equalsIgnoreCase(INSTANCE + instance))
                        .findFirst();
        if (other.isPresent()) {
            String name = there.get().name().value();
            throw new ProblemException(
                    Problem.blocker(ProblemId.SVC_PATH, other.get(), name, other.get()));
        }
    }
}
