package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Machine and worker records to and from JSON ([octopus-api 6.5] to [octopus-api 6.8]).
final class MachineDocuments {

    private MachineDocuments() {}

    static Machine read(MachineKind kind, JsonNode node) {
        JsonNode endpoint = node.path("Endpoint");
        String thumbprint =
                Documents.optional(endpoint, "Thumbprint")
                        .or(() -> Documents.optional(node, "Thumbprint"))
                        .orElse("");
        String uri =
                Documents.optional(endpoint, "Uri")
                        .or(() -> Documents.optional(node, "Uri"))
                        .orElse("");
        return new Machine(
                kind,
                Documents.text(node, "Id"),
                Documents.text(node, "Name"),
                Documents.text(endpoint, "CommunicationStyle"),
                uri,
                cleaned(thumbprint),
                Documents.texts(node, "EnvironmentIds"),
                Documents.texts(node, "Roles"),
                Documents.texts(node, "WorkerPoolIds"),
                Documents.optional(node, "MachinePolicyId"),
                Documents.flag(node, "IsDisabled"),
                Documents.optional(node, "HealthStatus").orElse("Unknown"),
                Documents.text(node, "StatusSummary"),
                node.toString());
    }

    /// A text that is no thumbprint is kept: the record is shown with it, and equals no agent's.
    private static String cleaned(String thumbprint) {
        return switch (Thumbprint.parse(thumbprint)) {
            case Thumbprint.Parsed.Accepted accepted -> accepted.thumbprint().hex();
            case Thumbprint.Parsed.Rejected _ -> thumbprint;
        };
    }

    /// A record that does not exist yet.
    static String create(MachineSpec spec, Space space) {
        ObjectNode document = Documents.object();
        space.id().ifPresent(id -> document.put("SpaceId", id));
        document.put("IsDisabled", false);
        fill(document, spec, MachineDetails.USUAL);
        return document.toString();
    }

    /// The record as it is, with what the specification says replaced and everything else, known to
    /// us or not, as it was.
    static String update(Machine present, MachineSpec spec) {
        ObjectNode document = Documents.object(present.document());
        fill(document, spec, MachineDetails.read(document));
        return document.toString();
    }

    private static void fill(ObjectNode document, MachineSpec spec, MachineDetails present) {
        MachineDetails details = spec.options().over(present);
        document.put("Name", spec.name());
        spec.policyId().ifPresent(id -> document.put("MachinePolicyId", id));
        ObjectNode endpoint = endpoint(document.path("Endpoint"), spec.endpoint());
        details.writeEndpoint(endpoint, spec.endpoint());
        document.set("Endpoint", endpoint);
        switch (spec.placement()) {
            case MachineSpec.Placement.Target target -> {
                fill(document.putArray("EnvironmentIds"), target.environmentIds());
                fill(document.putArray("Roles"), target.roles());
            }
            case MachineSpec.Placement.Worker worker ->
                    fill(document.putArray("WorkerPoolIds"), worker.workerPoolIds());
        }
        details.write(document, spec.kind());
    }

    /// An endpoint of the same style keeps what it has besides, for example the version of its
    /// agent; one of another style is replaced, because its members mean something else.
    private static ObjectNode endpoint(JsonNode present, MachineEndpoint wanted) {
        boolean same =
                Documents.text(present, "CommunicationStyle").equals(wanted.style())
                        && present instanceof ObjectNode;
        ObjectNode endpoint = same ? ((ObjectNode) present).deepCopy() : Documents.object();
        endpoint.put("CommunicationStyle", wanted.style());
        endpoint.put("Uri", wanted.uri().toString());
        endpoint.put("Thumbprint", wanted.thumbprint().hex());
        return endpoint;
    }

    private static void fill(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
