package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineOptions;
import dev.tentaclesetup.core.octopus.MachineSpec;
import dev.tentaclesetup.core.octopus.ServerInfo;
import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.core.ownership.OwnRecords;
import dev.tentaclesetup.core.ownership.RegistrationDecision;
import dev.tentaclesetup.core.step.RecordNames;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;
import java.util.Optional;

/// What the server says, as far as this set-up is concerned.
public sealed interface ServerState {

    /// The certificates by which the agent has to know the server.
    List<Thumbprint> thumbprints();

    /// The server was not asked, because the answers say so.
    record NotCalled(List<Thumbprint> thumbprints) implements ServerState {
        public NotCalled {
            thumbprints = List.copyOf(thumbprints);
        }
    }

    /// The server answered.
    ///
    /// @param info its root document
    /// @param space in which the machine is, or is to be, registered
    /// @param thumbprint of its certificate for agents
    /// @param placement where the record shall be, in the server's ids; empty for no registration
    /// @param policyId of the policy that the answers name
    /// @param options what else the answers want of the record
    /// @param decision what becomes of the record; empty for no registration
    /// @param byName the record with the wanted name
    /// @param records those with this agent's certificate
    /// @param names of what records are listed in
    record Known(
            ServerInfo info,
            Space space,
            Thumbprint thumbprint,
            Optional<MachineSpec.Placement> placement,
            Optional<String> policyId,
            MachineOptions options,
            Optional<RegistrationDecision> decision,
            Optional<Machine> byName,
            OwnRecords records,
            RecordNames names)
            implements ServerState {

        /// The records that are certainly this agent's.
        public List<Machine> own() {
            return records.ours();
        }

        /// The record that stays or is changed; empty when a new one is made.
        public Optional<Machine> present() {
            return decision.flatMap(RegistrationDecision::present);
        }

        @Override
        public List<Thumbprint> thumbprints() {
            return List.of(thumbprint);
        }
    }
}
