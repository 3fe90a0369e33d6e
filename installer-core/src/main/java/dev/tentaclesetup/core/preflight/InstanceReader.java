package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.InstanceArchive;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.ownership.RecordMemory;
import dev.tentaclesetup.core.plan.Footprints;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.time.PausingClock;
import dev.tentaclesetup.core.time.Poller;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Reads what this host has of one instance.
final class InstanceReader {

    private static final String INSTANCE = "--instance=";
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final HostPorts host;

    InstanceReader(HostPorts host) {
        this.host = host;
    }

    /// @param run what is asked for the service
    FoundInstance read(String name, Answers.Run run) throws ProblemException, InterruptedException {
        var instanceName = new InstanceName(name);
        Optional<InstanceRecord> record = host.index().find(name);
        Path file =
                record.map(InstanceRecord::configurationFile)
                        .orElse(host.folders().defaultConfigurationFile(instanceName));
        var files = InstanceFiles.of(host.folders(), ConfigurationFile.at(file));
        FoundService service = service(name, run);
        InstanceArchive archive = host.archive(name);
        boolean served =
                service.definition().isPresent() && Files.exists(archive.configurationFile());
        StoredConfiguration stored =
                StoredConfiguration.read(files, archive, record.isPresent() || served);
        return new FoundInstance(
                name,
                record,
                files,
                stored.configuration(),
                stored.damage(),
                service,
                other(name, run),
                RecordMemory.of(archive, new Footprints(host.state()).read(name)));
    }

    /// What keeps the instance running in the other way, from an earlier set-up.
    private Optional<FoundService> other(String instance, Answers.Run run)
            throws ProblemException, InterruptedException {
        Answers.Run other =
                switch (run) {
                    case SERVICE -> Answers.Run.PROCESS;
                    case PROCESS -> Answers.Run.SERVICE;
                };
        try {
            return Optional.of(service(instance, other))
                    .filter(found -> found.definition().isPresent());
        } catch (ProblemException e) {
            if (e.problem().id() == ProblemId.SVC_PATH) {
                return Optional.empty(); // of another program, which is left alone
            }
            throw e;
        }
    }

    /// @param run what is asked for it
    FoundService service(String instance, Answers.Run run)
            throws ProblemException, InterruptedException {
        ServicePort manager = host.manager(run);
        if (manager.detect() instanceof Detection.Absent) {
            return new FoundService(run, Optional.empty(), ServiceStatus.NOT_INSTALLED);
        }
        Optional<ServiceDefinition> there = installed(manager, instance, run);
        return new FoundService(run, there, settled(manager, host.style().name(run, instance)));
    }

    /// What its service is to be; empty when there is none.
    Optional<ServiceDefinition> definition(String instance, Answers.Run run)
            throws ProblemException, InterruptedException {
        ServicePort manager = host.manager(run);
        return manager.detect() instanceof Detection.Absent
                ? Optional.empty()
                : installed(manager, instance, run);
    }

    private Optional<ServiceDefinition> installed(
            ServicePort manager, String instance, Answers.Run run)
            throws ProblemException, InterruptedException {
        Optional<ServiceDefinition> there = manager.installed(host.style().name(run, instance));
        requireOf(instance, there);
        return there;
    }

    /// A start that has just begun says neither that the service works nor that it does not.
    private ServiceStatus settled(ServicePort manager, ServiceName name)
            throws ProblemException, InterruptedException {
        Poller.Condition settled =
                () -> {
                    ServiceStatus now = manager.status(name);
                    return now.state() != ServiceState.STARTING || !now.told().isEmpty();
                };
        new Poller(PausingClock.of(host.clock()), POLL_INTERVAL).await(SETTLING, settled);
        return manager.status(name);
    }

    /// Two names that differ only in how much whitespace is between their words have one unit.
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
