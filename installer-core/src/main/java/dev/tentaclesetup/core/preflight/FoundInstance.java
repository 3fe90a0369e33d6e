package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.ownership.OwnAgent;
import dev.tentaclesetup.core.ownership.RecordMemory;
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
/// @param configuration what its file says, or the copy that stands in for it; empty without either
/// @param damage of the file; empty when it is in order
/// @param service what keeps it running, in the way that is asked for
/// @param other what keeps it running in the other way; empty when nothing does
/// @param memory what earlier runs have kept of its records
public record FoundInstance(
        String name,
        Optional<InstanceRecord> record,
        InstanceFiles files,
        Optional<TentacleConfiguration> configuration,
        Optional<Damage> damage,
        FoundService service,
        Optional<FoundService> other,
        RecordMemory memory) {

    /// Whether there is anything of it but a service.
    public boolean exists() {
        return record.isPresent() || configuration.isPresent() || damage.isPresent();
    }

    /// Whether a process of it runs, be it as a service or not.
    public boolean running() {
        return service.running() || other.filter(FoundService::running).isPresent();
    }

    /// Whether it gets a new certificate, because the answers say so or because this host cannot
    /// use the one that it has.
    public boolean renewed(Answers.Certificate certificate) {
        return certificate != Answers.Certificate.KEEP || !usable();
    }

    private boolean usable() {
        try {
            return configuration.isPresent() && configuration.get().certificate().isPresent();
        } catch (InstanceException e) {
            return false;
        }
    }

    /// The thumbprint of its certificate, as far as it can be read, or of the one that was
    /// registered last.
    public Optional<Thumbprint> own() {
        try {
            Optional<Thumbprint> stored =
                    configuration.isEmpty()
                            ? Optional.empty()
                            : configuration.get().certificateThumbprint();
            return stored.or(this::noted);
        } catch (InstanceException e) {
            return noted();
        }
    }

    /// What shows which of a server's records are its own.
    OwnAgent agent(HostPorts host, Answers.Certificate certificate) throws InterruptedException {
        return OwnAgent.of(
                host, name, files.file().path(), configuration, memory, renewed(certificate));
    }

    private Optional<Thumbprint> noted() {
        return memory.thumbprint();
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
