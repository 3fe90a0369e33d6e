package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.service.ServiceDefinition;
import java.util.List;
import java.util.Optional;

/// Which service an instance has.
///
/// @param host that is asked
/// @param instance the instance's name
/// @param run whether a service or a background process is meant
public record InstalledServiceCheck(HostPorts host, String instance, Answers.Run run)
        implements HostCheck<ServiceDefinition> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.SERVICE;
    }

    @Override
    public String about() {
        return instance;
    }

    @Override
    public Observation<ServiceDefinition> observe() throws ProblemException, InterruptedException {
        Optional<ServiceDefinition> found = new InstanceReader(host).definition(instance, run);
        return new Observation<>(found, "", List.of());
    }
}
