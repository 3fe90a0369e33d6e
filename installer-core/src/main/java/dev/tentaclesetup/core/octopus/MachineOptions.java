package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.answers.Answers.Participation;
import java.util.List;
import java.util.Optional;

/// What a record shall say besides name, endpoint and placement. What is empty stays as it is in a
/// record that is there, and is usual in a new one.
///
/// @param tenantIds of a target
/// @param tenantTags of a target, as `Set/Tag`
/// @param participation of a target; empty follows from tenants and tags where these are given
/// @param disabled whether it is switched off
/// @param proxy by which the server calls a listening agent
/// @param lockUpgrades whether the server is kept from replacing the agent's program; otherwise the
///   lock stays as it is
public record MachineOptions(
        Optional<List<String>> tenantIds,
        Optional<List<String>> tenantTags,
        Optional<Participation> participation,
        Optional<Boolean> disabled,
        Optional<Proxy> proxy,
        boolean lockUpgrades) {

    /// Nothing besides.
    public static final MachineOptions NONE =
            new MachineOptions(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    public MachineOptions {
        tenantIds = tenantIds.map(List::copyOf);
        tenantTags = tenantTags.map(List::copyOf);
    }

    /// A proxy of the server.
    ///
    /// @param id empty for none
    public record Proxy(Optional<String> id) {}

    /// What the record says with these.
    ///
    /// @param present what it says now
    public MachineDetails over(MachineDetails present) {
        List<String> tenants = tenantIds.orElse(present.tenantIds());
        List<String> tags = tenantTags.orElse(present.tenantTags());
        return new MachineDetails(
                tenants,
                tags,
                participation.orElseGet(() -> following(present, tenants, tags)),
                disabled.orElse(present.disabled()),
                proxy.isPresent() ? proxy.get().id() : present.proxyId(),
                lockUpgrades || present.upgradesLocked());
    }

    /// A target takes deployments of tenants once it has some, and none without.
    private Participation following(
            MachineDetails present, List<String> tenants, List<String> tags) {
        if (tenantIds.isEmpty() && tenantTags.isEmpty()) {
            return present.participation();
        }
        if (tenants.isEmpty() && tags.isEmpty()) {
            return Participation.UNTENANTED;
        }
        return present.participation() == Participation.UNTENANTED
                ? Participation.TENANTED
                : present.participation();
    }
}
