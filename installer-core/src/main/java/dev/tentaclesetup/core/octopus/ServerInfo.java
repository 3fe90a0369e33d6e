package dev.tentaclesetup.core.octopus;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// What the root document says about a server [octopus-api 1.1].
///
/// @param base the address that really answered, without a slash at the end
/// @param application normally "Octopus Deploy"
/// @param version the product version, for example `2026.3.1234`
/// @param installationId empty on very old servers
/// @param spaces whether the server knows spaces
/// @param clockDifference server's clock minus this host's, whole seconds; empty when the server
///   did not say its time
/// @param took how long the server needed for the answer
public record ServerInfo(
        URI base,
        String application,
        String version,
        Optional<String> installationId,
        boolean spaces,
        Optional<Duration> clockDifference,
        Duration took) {}
