package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;
import java.util.Optional;

/// What a registration in one space can choose from.
///
/// @param space that was entered
/// @param thumbprint the server's; empty where the user may not read it
/// @param environments by name
/// @param roles that machines of the space have
/// @param workerPools by name, those that take workers
public record SpaceChoices(
        OctopusSpace space,
        Optional<Thumbprint> thumbprint,
        List<String> environments,
        List<String> roles,
        List<String> workerPools) {
    public SpaceChoices {
        environments = List.copyOf(environments);
        roles = List.copyOf(roles);
        workerPools = List.copyOf(workerPools);
    }
}
