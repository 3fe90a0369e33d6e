package dev.tentaclesetup.ui.engine;

import java.util.List;

/// What can be chosen in a space.
///
/// @param serverThumbprint of the server's certificate, upper-case hexadecimal; empty when the key
///   may not read it
/// @param workerPools those that accept workers
public record SpaceFacts(
        String serverThumbprint,
        List<String> environments,
        List<String> roles,
        List<String> workerPools) {

    /// Before anything is known.
    public static final SpaceFacts NONE = new SpaceFacts("", List.of(), List.of(), List.of());

    public SpaceFacts {
        environments = List.copyOf(environments);
        roles = List.copyOf(roles);
        workerPools = List.copyOf(workerPools);
    }
}
