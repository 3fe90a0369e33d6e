package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceStatus;
import java.util.Optional;

/// What keeps an instance running.
///
/// @param run whether that is a service or a background process
/// @param definition empty when there is none
/// @param status what it does
public record FoundService(
        Answers.Run run, Optional<ServiceDefinition> definition, ServiceStatus status) {

    /// Whether its process runs.
    public boolean running() {
        return status.processId().isPresent();
    }
}
