package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.step.RegistrationFacts;

/// A record of a server, with the space that it is in.
///
/// @param server the server's web address
/// @param space that it is in
/// @param machine the record
public record ListedMachine(String server, OctopusSpace space, Machine machine) {

    boolean isIn(OctopusSpace other, MachineKind kind) {
        return space.equals(other) && machine.kind() == kind;
    }

    /// In words for people and for the footprint.
    public Facts.Registration words() {
        return new RegistrationFacts(server, space).of(machine);
    }

    /// What the account has to be allowed to do to delete it [octopus-api 2.7].
    public PermissionCheck.Need deletion() {
        return new PermissionCheck.Need(
                space.space(),
                machine.kind() == MachineKind.TARGET ? "MachineDelete" : "WorkerEdit",
                machine.environmentIds());
    }
}
