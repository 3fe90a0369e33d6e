package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.Thumbprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which records the server has of an agent.
///
/// @param session that is signed in
/// @param own the agent's certificate
public record RecordsCheck(ServerSession session, Thumbprint own)
        implements NetworkCheck<List<Machine>> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.REGISTRATION;
    }

    @Override
    public String about() {
        return session.client().server().base().toString();
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    @Override
    public Observation<List<Machine>> observe() throws ProblemException, InterruptedException {
        var machines = new ArrayList<Machine>();
        for (MachineKind kind : MachineKind.values()) {
            machines.addAll(session.space().machinesWithThumbprint(kind, own));
        }
        String ids = machines.stream().map(Machine::id).collect(Collectors.joining(", "));
        return Observation.of(List.copyOf(machines), ids);
    }
}
