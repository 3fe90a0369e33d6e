package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.RunningProgram;
import dev.tentaclesetup.core.ownership.AgentIdentity;
import dev.tentaclesetup.core.ownership.OwnRecords;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.OwnershipStep;
import dev.tentaclesetup.instance.InstanceException;
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
/// @param configuration what that file says, or the copy that stands in for it; empty without
///   either
/// @param damage of the file; empty when it is in order
/// @param identity by what the server knows the agent from now on
/// @param service the definition of its service, or of the process in its place
/// @param serviceDrift what of it is not as the answers want it
/// @param status what that does
/// @param program that its process runs, when that is not the installed one; empty otherwise
/// @param other what keeps the instance running in the other way than the answers want
/// @param busy whether it runs, or is started again and again
/// @param accountMissing whether the account that is made for the instance is not there yet
/// @param formerAccounts those that the service runs as, or was made to run as, besides the
///   system's
/// @param owned the files and folders that belong to the service's account
/// @param othersFiles whether some of them belong to another account now
/// @param firewall what guards this host
/// @param missingFolders those that the answers need and that do not exist
/// @param hostNames by which others probably reach this host, the most probable first
/// @param server what the server says
public record CurrentState(
        Optional<InstanceRecord> record,
        Path configurationFile,
        Optional<TentacleConfiguration> configuration,
        Optional<Damage> damage,
        AgentIdentity identity,
        Optional<ServiceDefinition> service,
        List<ServiceDrift> serviceDrift,
        ServiceStatus status,
        Optional<RunningProgram> program,
        Optional<FoundService> other,
        boolean busy,
        boolean accountMissing,
        Set<String> formerAccounts,
        List<OwnershipStep.Root> owned,
        boolean othersFiles,
        HostFirewall firewall,
        List<Path> missingFolders,
        List<String> hostNames,
        ServerState server) {

    public CurrentState {
        serviceDrift = List.copyOf(serviceDrift);
        formerAccounts = Set.copyOf(formerAccounts);
        owned = List.copyOf(owned);
        missingFolders = List.copyOf(missingFolders);
        hostNames = List.copyOf(hostNames);
    }

    /// Whether there is anything of such an instance on this host.
    public boolean exists() {
        return record.isPresent() || configuration.isPresent();
    }

    /// The agent's certificate; empty when it gets a new one.
    public Optional<Thumbprint> thumbprint() throws ProblemException {
        return identity.keepsCertificate() && configuration.isPresent()
                ? InstanceFiles.thumbprint(configuration.get())
                : Optional.empty();
    }

    /// The thumbprint of the certificate that is given up for a new one; empty when there is none.
    public Optional<Thumbprint> replaced() {
        try {
            return identity.keepsCertificate() || configuration.isEmpty()
                    ? Optional.empty()
                    : configuration.get().certificateThumbprint();
        } catch (InstanceException unreadable) {
            return Optional.empty();
        }
    }

    /// What the server has of this agent.
    public OwnRecords records() {
        return server instanceof ServerState.Known known ? known.records() : OwnRecords.NONE;
    }

    /// The host in the server's record of this agent; empty when it is none of a listening agent.
    public Optional<String> registeredHost() {
        return server instanceof ServerState.Known known
                ? known.own().stream()
                        .flatMap(machine -> machine.called().stream())
                        .map(hostPort -> hostPort.host().text())
                        .findFirst()
                : Optional.empty();
    }
}
