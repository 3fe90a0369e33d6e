package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;

/// Whether a machine's name is free in a space, and which one like it is.
///
/// @param space that was entered
/// @param kind of machine
/// @param name as typed
public record MachineNameCheck(OctopusSpace space, MachineKind kind, String name)
        implements NetworkCheck<MachineName> {

    private static final int MOST_NAMES_TRIED = 20;

    @Override
    public CheckSubject subject() {
        return CheckSubject.REGISTRATION;
    }

    @Override
    public String about() {
        return name;
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    @Override
    public Observation<MachineName> observe() throws ProblemException, InterruptedException {
        Optional<Machine> taken = space.machineNamed(kind, name);
        return Observation.of(
                taken.isEmpty()
                        ? new MachineName.Free()
                        : new MachineName.Taken(taken.get().health(), freeName()),
                name);
    }

    private String freeName() throws ProblemException, InterruptedException {
        for (int number = 2; number <= MOST_NAMES_TRIED; number++) {
            String candidate = name + "-" + number;
            if (space.machineNamed(kind, candidate).isEmpty()) {
                return candidate;
            }
        }
        return "";
    }
}
