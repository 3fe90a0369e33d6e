package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.plan.Facts;

/// The summary's words about a record.
///
/// @param server the server's web address
/// @param space in which the record is
public record RegistrationFacts(String server, OctopusSpace space) {

    public Facts.Registration of(Machine machine) {
        return new Facts.Registration(
                server,
                space.space().name(),
                word(machine.kind()),
                machine.id(),
                machine.name(),
                space.portalPage(machine).toString());
    }

    static String word(MachineKind kind) {
        return kind == MachineKind.TARGET ? "target" : "worker";
    }
}
