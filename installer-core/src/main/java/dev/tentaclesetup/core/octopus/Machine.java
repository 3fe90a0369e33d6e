package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.instance.HostPort;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A deployment target or worker as the server has it.
///
/// @param kind which list it is in
/// @param id for example `Machines-12`
/// @param name the display name
/// @param style for example `TentaclePassive`; empty when the record has no endpoint
/// @param uri the endpoint's address or subscription; empty when there is none
/// @param thumbprint as the server has it, so that it can be shown: upper-case hexadecimal, or what
///   is no thumbprint and equals none; empty when there is none
/// @param environmentIds empty for workers
/// @param roles empty for workers
/// @param workerPoolIds empty for targets
/// @param policyId empty on very old servers
/// @param disabled whether it is switched off
/// @param health `Healthy`, `HasWarnings`, `Unhealthy`, `Unavailable` or `Unknown`
/// @param summary the server's sentence about its state, may be empty
/// @param document the whole record as JSON, for putting it back exactly as it was
public record Machine(
        MachineKind kind,
        String id,
        String name,
        String style,
        String uri,
        String thumbprint,
        List<String> environmentIds,
        List<String> roles,
        List<String> workerPoolIds,
        Optional<String> policyId,
        boolean disabled,
        String health,
        String summary,
        String document) {

    /// The health of a machine without fault.
    public static final String HEALTHY = "Healthy";

    private static final String HTTPS = "https:";
    private static final Set<String> TENTACLES =
            Set.of(MachineEndpoint.LISTENING, MachineEndpoint.POLLING);

    public Machine {
        environmentIds = List.copyOf(environmentIds);
        roles = List.copyOf(roles);
        workerPoolIds = List.copyOf(workerPoolIds);
    }

    /// What it says besides.
    public MachineDetails details() {
        return MachineDetails.read(Documents.object(document));
    }

    /// Whether the server has not checked it since it is listed.
    public boolean unchecked() {
        return health.equals("Unknown");
    }

    /// Whether the last health check found the machine usable.
    public boolean healthy() {
        return health.equals(HEALTHY) || health.equals("HasWarnings");
    }

    /// Whether it is the record of a Tentacle, and not of an SSH server, a cluster or another
    /// thing.
    public boolean ofTentacle() {
        return TENTACLES.contains(style);
    }

    /// Where the server calls the agent; empty when the record is none of a listening one.
    public Optional<HostPort> called() {
        return called(uri);
    }

    /// Where an agent of this address is called; empty when it is none of a listening one.
    public static Optional<HostPort> called(String uri) {
        if (!uri.startsWith(HTTPS)) {
            return Optional.empty();
        }
        return HostPort.parse(uri.substring(HTTPS.length()).replaceAll("^/+|/.*$", "")).accepted();
    }

    /// Whether this is the address or the subscription of its agent. Case and a closing slash make
    /// no difference.
    public boolean isAt(String other) {
        return comparable(uri).equalsIgnoreCase(comparable(other));
    }

    private static String comparable(String address) {
        return address.replaceFirst("/$", "");
    }

    /// Whether its agent has this certificate.
    public boolean hasThumbprint(Thumbprint other) {
        return thumbprint.equals(other.hex());
    }
}
