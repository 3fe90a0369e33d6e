package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// Whether an instance may have the folders that were chosen for it, while other answers are still
/// missing.
///
/// @param host that is set up
/// @param instance its name, a valid one
/// @param paths absolute
public record ChosenFoldersCheck(HostPorts host, String instance, Answers.Paths paths)
        implements HostCheck<Void> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.HOST;
    }

    @Override
    public String about() {
        return paths.data().toString();
    }

    @Override
    public Observation<Void> observe() throws InterruptedException {
        var problems = new ArrayList<Problem>();
        for (HostCheck<?> check : HostChecks.folders(host, instance, paths, stored())) {
            problems.addAll(CheckRunner.run(check).finding().problems());
        }
        return new Observation<>(Optional.empty(), "", problems);
    }

    /// One that cannot be read is told of before the plan.
    private Optional<TentacleConfiguration> stored() {
        try {
            var name = new InstanceName(instance);
            Path file =
                    host.index()
                            .find(instance)
                            .map(InstanceRecord::configurationFile)
                            .orElse(host.folders().defaultConfigurationFile(name));
            return InstanceFiles.of(host.folders(), ConfigurationFile.at(file)).readIfThere();
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }
}
