package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.Optional;

/// What this host has of an instance.
///
/// @param name as asked for
/// @param record its entry in the list of instances
/// @param files its configuration file, which need not exist
/// @param configuration empty without a file
/// @param service what keeps it running, in the way that is asked for
/// @param other what keeps it running in the other way; empty when nothing does
public record FoundInstance(
        String name,
        Optional<InstanceRecord> record,
        InstanceFiles files,
        Optional<TentacleConfiguration> configuration,
        FoundService service,
        Optional<FoundService> other) {

    /// Whether there is anything of it but a service.
    public boolean exists() {
        return record.isPresent() || configuration.isPresent();
    }

    /// Whether a process of it runs, be it as a service or not.
    public boolean running() {
        return service.running() || other.filter(FoundService::running).isPresent();
    }

    /// The thumbprint of its certificate, as far as it can be read.
    public Optional<Thumbprint> own() {
        try {
            return configuration.isEmpty()
                    ? Optional.empty()
                    : configuration.get().certificateThumbprint();
        } catch (InstanceException e) {
            return Optional.empty();
        }
    }

    /// The port on which it listens now; empty when it does not.
    public Optional<Integer> port() {
        try {
            boolean listens =
                    running() && configuration.isPresent() && configuration.get().listening();
            return listens ? Optional.of(configuration.get().port()) : Optional.empty();
        } catch (InstanceException e) {
            return Optional.empty();
        }
    }
}
