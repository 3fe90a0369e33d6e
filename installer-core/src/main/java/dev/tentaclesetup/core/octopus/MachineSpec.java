package dev.tentaclesetup.core.octopus;

import java.util.List;
import java.util.Optional;

/// A record as it shall be on the server.
///
/// @param name the display name
/// @param endpoint how agent and server reach each other
/// @param placement what the record belongs to
/// @param policyId empty: the default policy for a new record, the present one for an existing
/// @param options what the record says besides
public record MachineSpec(
        String name,
        MachineEndpoint endpoint,
        Placement placement,
        Optional<String> policyId,
        MachineOptions options) {

    /// With nothing besides.
    public MachineSpec(
            String name, MachineEndpoint endpoint, Placement placement, Optional<String> policyId) {
        this(name, endpoint, placement, policyId, MachineOptions.NONE);
    }

    /// Which list the record is in.
    public MachineKind kind() {
        return placement.kind();
    }

    /// What a record belongs to.
    public sealed interface Placement {

        /// Which list it is in.
        MachineKind kind();

        /// @param environmentIds at least one
        /// @param roles at least one
        record Target(List<String> environmentIds, List<String> roles) implements Placement {
            public Target {
                environmentIds = List.copyOf(environmentIds);
                roles = List.copyOf(roles);
            }

            @Override
            public MachineKind kind() {
                return MachineKind.TARGET;
            }
        }

        /// @param workerPoolIds at least one
        record Worker(List<String> workerPoolIds) implements Placement {
            public Worker {
                workerPoolIds = List.copyOf(workerPoolIds);
            }

            @Override
            public MachineKind kind() {
                return MachineKind.WORKER;
            }
        }
    }
}
