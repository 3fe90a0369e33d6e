package dev.tentaclesetup.practice.store;

import java.util.List;

/// A deployment target or a worker.
///
/// @param policyId of the machine policy
/// @param use whether deployments may use it
/// @param firstCheck what was asked for at its creation
public record Machine(
        String id,
        String spaceId,
        String name,
        String slug,
        Use use,
        String policyId,
        Endpoint endpoint,
        Placement placement,
        FirstCheck firstCheck,
        MachineHealth health)
        implements Item {

    /// Whether deployments may use a machine.
    public enum Use {
        /// They may.
        ENABLED,
        /// They may not.
        DISABLED
    }

    /// Whether the server checks a new machine by itself.
    public enum FirstCheck {
        /// It does.
        AUTOMATIC,
        /// `SkipInitialHealthCheck` was true.
        SKIPPED
    }

    /// Whether it is a target or a worker.
    public MachineKind kind() {
        return switch (placement) {
            case Placement.Target _ -> MachineKind.TARGET;
            case Placement.Worker _ -> MachineKind.WORKER;
        };
    }

    /// The environments of a target, the pools of a worker.
    public List<String> groupIds() {
        return switch (placement) {
            case Placement.Target target -> target.environmentIds();
            case Placement.Worker worker -> worker.workerPoolIds();
        };
    }

    /// The same machine with another health.
    public Machine with(MachineHealth newHealth) {
        return new Machine(
                id, spaceId, name, slug, use, policyId, endpoint, placement, firstCheck, newHealth);
    }
}
