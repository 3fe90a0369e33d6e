package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;

/// Whether the configuration is a copy of another one, where no server is asked whose record it is.
///
/// @param host that is set up
/// @param instance as found
/// @param certificate what becomes of its certificate
public record CopiedConfigurationCheck(
        HostPorts host, FoundInstance instance, Answers.Certificate certificate)
        implements HostCheck<Void> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.INSTANCE;
    }

    @Override
    public String about() {
        return instance.name();
    }

    @Override
    public Observation<Void> observe() throws InterruptedException {
        return Observation.perhaps(instance.agent(host, certificate).warning());
    }
}
