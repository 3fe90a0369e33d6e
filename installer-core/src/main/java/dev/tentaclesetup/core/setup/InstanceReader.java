package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.ProblemException;
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
import java.nio.file.Path;
import java.util.Optional;

/// Reads what this machine has of one instance.
final class InstanceReader {

    private final Place place;

    InstanceReader(Place place) {
        this.place = place;
    }

    /// @param run what is looked at for the service
    Instance read(String name, Answers.Run run) throws ProblemException, InterruptedException {
        var instanceName = new InstanceName(name);
        try {
            Optional<InstanceRecord> record = InstanceIndex.of(place.folders()).find(name);
            Path file =
                    record.map(InstanceRecord::configurationFile)
                            .orElse(place.folders().defaultConfigurationFile(instanceName));
            var files = InstanceFiles.of(place.folders(), ConfigurationFile.at(file));
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
    record Service(Answers.Run run, Optional<ServiceDefinition> definition, boolean running) {}

    private Service service(String instance, Answers.Run run)
            throws ProblemException, InterruptedException {
        ServiceManager manager = place.manager(run);
        ServiceName name = place.style().name(run, instance);
        if (manager.detect() instanceof Detection.Absent) {
            return new Service(run, Optional.empty(), false);
        }
        try {
            boolean running = manager.status(name).processId().isPresent();
            return new Service(run, manager.installed(name), running);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }
}
