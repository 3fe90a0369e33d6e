package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.answers.Answers.Participation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a record says besides name, endpoint and placement ([octopus-api 6.6], [octopus-api 6.7]).
///
/// @param tenantIds empty for workers
/// @param tenantTags empty for workers
/// @param participation which deployments a target takes
/// @param disabled whether it is switched off
/// @param proxyId by which the server calls a listening agent; empty for none
/// @param upgradesLocked whether the server is kept from replacing the agent's program
public record MachineDetails(
        List<String> tenantIds,
        List<String> tenantTags,
        Participation participation,
        boolean disabled,
        Optional<String> proxyId,
        boolean upgradesLocked) {

    /// Of a record that does not exist yet.
    public static final MachineDetails USUAL =
            new MachineDetails(
                    List.of(), List.of(), Participation.UNTENANTED, false, Optional.empty(), false);

    private static final String PARTICIPATION = "TenantedDeploymentParticipation";
    private static final String VERSION = "TentacleVersionDetails";
    private static final String LOCKED = "UpgradeLocked";
    private static final String PROXY = "ProxyId";

    public MachineDetails {
        tenantIds = List.copyOf(tenantIds);
        tenantTags = List.copyOf(tenantTags);
    }

    static MachineDetails read(JsonNode record) {
        JsonNode endpoint = record.path("Endpoint");
        return new MachineDetails(
                Documents.texts(record, "TenantIds"),
                Documents.texts(record, "TenantTags"),
                participation(Documents.text(record, PARTICIPATION)),
                Documents.flag(record, "IsDisabled"),
                Documents.optional(endpoint, PROXY).filter(id -> !id.isEmpty()),
                Documents.flag(endpoint.path(VERSION), LOCKED));
    }

    private static Participation participation(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "tenanted" -> Participation.TENANTED;
            case "tenantedoruntenanted" -> Participation.BOTH;
            case String _ -> Participation.UNTENANTED;
        };
    }

    private static String word(Participation participation) {
        return switch (participation) {
            case UNTENANTED -> "Untenanted";
            case TENANTED -> "Tenanted";
            case BOTH -> "TenantedOrUntenanted";
        };
    }

    void write(ObjectNode record, MachineKind kind) {
        record.put("IsDisabled", disabled);
        if (kind == MachineKind.TARGET) {
            tenantIds.forEach(record.putArray("TenantIds")::add);
            tenantTags.forEach(record.putArray("TenantTags")::add);
            record.put(PARTICIPATION, word(participation));
        }
    }

    /// The lock is lost when an endpoint is replaced, so it is written with each [octopus-api 6.5].
    void writeEndpoint(ObjectNode endpoint, MachineEndpoint wanted) {
        switch (wanted) {
            case MachineEndpoint.Listening _ -> endpoint.put(PROXY, proxyId.orElse(null));
            case MachineEndpoint.Polling _ -> endpoint.remove(PROXY);
        }
        if (upgradesLocked) {
            ObjectNode version =
                    endpoint.path(VERSION) instanceof ObjectNode there
                            ? there
                            : endpoint.putObject(VERSION);
            version.put(LOCKED, true);
        }
    }

    /// Whether both say the same, whatever the order.
    public boolean sameAs(MachineDetails other) {
        return set(tenantIds).equals(set(other.tenantIds))
                && set(tenantTags).equals(set(other.tenantTags))
                && participation == other.participation
                && disabled == other.disabled
                && proxyId.equals(other.proxyId)
                && upgradesLocked == other.upgradesLocked;
    }

    private static Set<String> set(List<String> items) {
        return items.stream()
                .map(item -> item.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
