package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.ProblemException;
import java.util.List;

/// Which instances this host has: whole ones, the vendor's, damaged ones, and what a run that died
/// has left of one. Reads files only.
///
/// @param host that is asked
public record HostInstancesCheck(HostPorts host) implements HostCheck<List<HostInstance>> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.INSTANCE;
    }

    @Override
    public String about() {
        return host.folders().indexFolder().toString();
    }

    @Override
    public Observation<List<HostInstance>> observe() throws ProblemException {
        return Observation.of(new HostInstancesReader(host).read(), "");
    }
}
