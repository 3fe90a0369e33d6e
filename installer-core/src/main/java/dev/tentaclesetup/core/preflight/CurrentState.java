package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.HostPort;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is there before a plan is made: read, never assumed.
///
/// @param record the instance's entry in the index
/// @param configurationFile the file that the entry points to, or the usual one without an entry
/// @param configuration what that file says; empty without a file
/// @param service the definition of its service, or of the process in its place
/// @param serviceDrift what of it is not as the answers want it
/// @param status what that does
/// @param other what keeps the instance running in the other way than the answers want
/// @param busy whether it runs, or is started again and again
/// @param accountMissing whether the account that is made for the instance is not there yet
/// @param formerAccounts those that the service runs as, or was made to run as, besides the
///   system's
/// @param othersFiles whether files of the instance belong to another account than the service's
/// @param firewall what guards this host
/// @param missingFolders those that the answers need and that do not exist
/// @param hostNames by which others probably reach this host, the most probable first
/// @param server what the server says
public record CurrentState(
        Optional<InstanceRecord> record,
        Path configurationFile,
        Optional<TentacleConfiguration> configuration,
        Optional<ServiceDefinition> service,
        List<ServiceDrift> serviceDrift,
        ServiceStatus status,
        Optional<FoundService> other,
        boolean busy,
        boolean accountMissing,
        Set<String> formerAccounts,
        boolean othersFiles,
        HostFirewall firewall,
        List<Path> missingFolders,
        List<String> hostNames,
        ServerState server) {

    public CurrentState {
        serviceDrift = List.copyOf(serviceDrift);
        formerAccounts = Set.copyOf(formerAccounts);
        missingFolders = List.copyOf(missingFolders);
        hostNames = List.copyOf(hostNames);
    }

    /// Whether there is anything of such an instance on this host.
    public boolean exists() {
        return record.isPresent() || configuration.isPresent();
    }

    /// The agent's certificate; empty when it has none yet.
    public Optional<Thumbprint> thumbprint() throws ProblemException {
        return configuration.isEmpty()
                ? Optional.empty()
                : InstanceFiles.thumbprint(configuration.get());
    }

    /// The host in the server's record of this agent; empty when it is none of a listening agent.
    public Optional<String> registeredHost() {
        return server instanceof ServerState.Known known
                ? known.own().stream()
                        .filter(machine -> machine.uri().startsWith("https:"))
                        .flatMap(machine -> host(machine.uri()).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> host(String uri) {
        String authority = uri.substring("https:".length()).replaceAll("^/+|/.*$", "");
        return HostPort.parse(authority).accepted().map(place -> place.host().text());
    }
}
