package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.ownership.OwnAgent;
import dev.tentaclesetup.core.ownership.RecordMemory;
import dev.tentaclesetup.core.plan.Footprint;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a removal finds of an instance, whole or not. What the configuration does not say, because
/// it is missing or damaged, the footprint may.
///
/// @param name as asked for
/// @param indexFile its file in the list of instances, be it readable or not, or there at all;
///   empty when another instance has that file
/// @param files its configuration file, which need not exist
/// @param configuration empty without a file, or with one that cannot be read
/// @param services what keeps it running, or is to: a service, a background process, or both
/// @param footprint what set-up noted of it
/// @param memory what earlier runs have kept of its records
/// @param host what sets this host apart
public record Remnants(
        String name,
        Optional<Path> indexFile,
        InstanceFiles files,
        Optional<TentacleConfiguration> configuration,
        List<FoundService> services,
        Optional<Footprint> footprint,
        RecordMemory memory,
        String host) {

    public Remnants {
        services = List.copyOf(services);
    }

    /// A value of the configuration.
    @FunctionalInterface
    private interface Value<T> {
        T of(TentacleConfiguration configuration) throws InstanceException;
    }

    /// One value may be damaged where others are not.
    private <T> Optional<T> value(Value<T> value) {
        try {
            return configuration.isEmpty()
                    ? Optional.empty()
                    : Optional.of(value.of(configuration.get()));
        } catch (InstanceException e) {
            return Optional.empty();
        }
    }

    /// Of its certificate now, and of those that it had before.
    public Set<Thumbprint> thumbprints() {
        var all = new LinkedHashSet<Thumbprint>();
        value(TentacleConfiguration::certificateThumbprint)
                .flatMap(stored -> stored)
                .ifPresent(all::add);
        memory.thumbprint().ifPresent(all::add);
        footprint.ifPresent(print -> all.addAll(print.thumbprints()));
        return all;
    }

    /// Its home; empty when it is not known.
    public Optional<Path> data() {
        return value(TentacleConfiguration::home).or(() -> footprint.flatMap(Footprint::data));
    }

    /// Its applications folder; empty when it is not known.
    public Optional<Path> applications() {
        return value(TentacleConfiguration::applicationsDirectory)
                .or(() -> footprint.flatMap(Footprint::applications));
    }

    /// What shows which of a server's records are its own.
    public OwnAgent agent(HostPorts ports) throws InterruptedException {
        return OwnAgent.of(ports, name, files.file().path(), configuration, memory, false);
    }

    /// Whether a server may list it, as far as can be known without asking one.
    public boolean perhapsListed() {
        if (footprint.isPresent() && footprint.get().whole()) {
            return !footprint.get().servers().isEmpty() || !footprint.get().records().isEmpty();
        }
        boolean readable = configuration.isPresent() && footprint.isEmpty();
        boolean trusts = !value(TentacleConfiguration::trustedServers).orElse(List.of()).isEmpty();
        return !readable || (trusts && !thumbprints().isEmpty());
    }

    /// The folders that set-up has made for it, the innermost first.
    public List<Path> made() {
        return footprint.map(Footprint::made).orElse(List.of()).stream()
                .sorted((one, other) -> other.getNameCount() - one.getNameCount())
                .toList();
    }

    /// What a removal notes before its first change.
    ///
    /// @return with all that is known, so that a second removal needs nothing else
    public Footprint noted() {
        return footprint
                .orElseGet(() -> Footprint.of(name, host))
                .at(Optional.of(files.file().path()), data(), applications())
                .certified(thumbprints());
    }
}
