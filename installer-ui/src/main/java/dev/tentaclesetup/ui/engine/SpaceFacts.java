package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;
import java.util.Optional;

/// What can be chosen in a space.
///
/// @param serverThumbprint of the server's certificate; empty when the key may not read it
/// @param workerPools those that accept workers
public record SpaceFacts(
        Optional<Thumbprint> serverThumbprint,
        List<String> environments,
        List<String> roles,
        List<String> workerPools) {

    /// Before anything is known.
    public static final SpaceFacts NONE =
            new SpaceFacts(Optional.empty(), List.of(), List.of(), List.of());

    public SpaceFacts {
        environments = List.copyOf(environments);
        roles = List.copyOf(roles);
        workerPools = List.copyOf(workerPools);
    }
}
