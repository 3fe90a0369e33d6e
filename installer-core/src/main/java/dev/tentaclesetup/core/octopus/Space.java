package dev.tentaclesetup.core.octopus;

import java.util.Optional;

/// A space in which the account has a role. Servers without spaces have one without an id.
///
/// @param id for example `Spaces-1`; empty on a server without spaces
/// @param name as shown in the portal
/// @param slug empty on older servers
/// @param isDefault whether it is used when none is named
/// @param taskQueueStopped whether tasks stay queued, so that no health check can finish
public record Space(
        Optional<String> id,
        String name,
        Optional<String> slug,
        boolean isDefault,
        boolean taskQueueStopped) {}
