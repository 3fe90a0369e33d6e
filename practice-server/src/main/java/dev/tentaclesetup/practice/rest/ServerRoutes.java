package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.Permission;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/// What concerns the server as a whole: its certificate, status, maintenance, nodes, capabilities
/// ([octopus-api 4], [octopus-api 9.5], [octopus-api 10]).
final class ServerRoutes {

    private static final String CERTIFICATE = "certificate-global";
    private static final String NODE = "OctopusServerNodes-";
    private static final List<String> CAPABILITIES = List.of("EnvironmentsV2");
    private static final int TASK_CAP = 5;

    private final ServerParts parts;
    private final Links links;

    ServerRoutes(ServerParts parts) {
        this.parts = parts;
        this.links = parts.links();
    }

    List<Route> routes() {
        var routes =
                new ArrayList<>(
                        List.of(
                                Route.get(
                                        Scope.SYSTEM,
                                        "configuration/certificates",
                                        this::certificates),
                                Route.get(
                                        Scope.SYSTEM,
                                        "configuration/certificates/{id}",
                                        this::certificate),
                                Route.get(
                                        Scope.SYSTEM,
                                        "configuration/certificates/{id}/public-cer",
                                        this::publicPart),
                                Route.get(Scope.SYSTEM, "certificates/{id}", this::certificate),
                                Route.get(Scope.SYSTEM, "serverstatus", _ -> status()),
                                Route.get(Scope.SYSTEM, "serverstatus/health", _ -> health())
                                        .anonymous(),
                                Route.get(
                                        Scope.SYSTEM,
                                        "maintenanceconfiguration",
                                        _ -> maintenance()),
                                Route.of(
                                        "PUT",
                                        Scope.SYSTEM,
                                        "maintenanceconfiguration",
                                        this::setMaintenance),
                                Route.get(Scope.SYSTEM, "octopusservernodes", this::nodes),
                                Route.get(Scope.SYSTEM, "octopusservernodes/all", this::allNodes),
                                Route.get(Scope.SYSTEM, "octopusservernodes/{id}", this::oneNode),
                                Route.get(
                                        Scope.SYSTEM, "octopusservernodes/summary", this::summary),
                                Route.get(
                                                Scope.SYSTEM,
                                                "octopusservernodes/ping",
                                                _ -> Answer.ok(ping()))
                                        .anonymous()));
        if (parts.generation().slugs()) {
            routes.add(Route.get(Scope.SYSTEM, "capabilities", _ -> capabilities()));
            routes.add(Route.get(Scope.SYSTEM, "capabilities/{name}", this::capability));
        }
        return routes;
    }

    private Answer certificates(Call call) throws Refusal {
        return new Page(
                        "CertificateConfiguration",
                        links.system("/configuration/certificates"),
                        "{/id}{?skip,take}")
                .answer(call.query(), List.of(certificateDocument()), document -> document);
    }

    private Answer certificate(Call call) throws Refusal {
        checkCertificateId(call);
        if (parts.faults().strike(Fault.ForbidCertificate.class).isPresent()) {
            throw Refusal.missing(Permission.ADMINISTER_SYSTEM);
        }
        return Answer.ok(certificateDocument());
    }

    private Answer publicPart(Call call) throws Refusal {
        checkCertificateId(call);
        try {
            byte[] der = parts.certificate().certificate().getEncoded();
            return Answer.file("application/octet-stream", der)
                    .with("Content-Disposition", "attachment; filename=" + CERTIFICATE + ".cer");
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was just made can be encoded", e);
        }
    }

    private static void checkCertificateId(Call call) throws Refusal {
        if (!call.value("id").equalsIgnoreCase(CERTIFICATE)) {
            throw Refusal.notFound(call.value("id"));
        }
    }

    private ObjectNode certificateDocument() {
        String self = links.system("/configuration/certificates/" + CERTIFICATE);
        ObjectNode document =
                Json.object()
                        .put("Id", CERTIFICATE)
                        .put("Name", "Octopus Server certificate")
                        .put("Thumbprint", announcedThumbprint())
                        .put("SignatureAlgorithm", "sha256RSA");
        document.set(
                "Links", Json.object().put("Self", self).put("PublicCer", self + "/public-cer"));
        return document;
    }

    private String announcedThumbprint() {
        String real = parts.certificate().thumbprint();
        boolean wrong = parts.faults().strike(Fault.WrongCommsThumbprint.class).isPresent();
        return wrong ? new StringBuilder(real).reverse().toString() : real;
    }

    private boolean inMaintenance() {
        return parts.store().inMaintenance() || parts.faults().on(Fault.Maintenance.class);
    }

    private Answer status() {
        ObjectNode document =
                Json.object()
                        .put("IsDatabaseEncrypted", true)
                        .put("IsUpgradeAvailable", false)
                        .put("MaximumAvailableVersion", parts.generation().version())
                        .put(
                                "MaximumAvailableVersionCoveredByLicense",
                                parts.generation().version())
                        .put("MaintenanceExpires", "2099-01-01T00:00:00.000+00:00")
                        .put("IsInMaintenanceMode", inMaintenance())
                        .put("IsMajorMinorUpgrade", false)
                        .put("IsPotentialClone", false);
        document.set("Links", Json.object().put("Self", links.system("/serverstatus")));
        return Answer.ok(document);
    }

    private Answer health() {
        ObjectNode document =
                Json.object()
                        .put("IsOperatingNormally", true)
                        .put("Description", "All nodes are operating normally.")
                        .put("IsEntireClusterReadOnly", false)
                        .put("IsEntireClusterDrainingTasks", false)
                        .put("IsCompliantWithLicense", true);
        document.set("Links", Json.object().put("Self", links.system("/serverstatus/health")));
        return Answer.ok(document);
    }

    private Answer maintenance() {
        ObjectNode document =
                Json.object().put("Id", "maintenance").put("IsInMaintenanceMode", inMaintenance());
        document.set("Links", Json.object().put("Self", links.system("/maintenanceconfiguration")));
        return Answer.ok(document);
    }

    private Answer setMaintenance(Call call) throws Refusal {
        call.requireAdministrator();
        Members body = call.body();
        boolean wanted = body.flag("IsInMaintenanceMode");
        body.check();
        if (wanted) {
            parts.store().beginMaintenance();
        } else {
            parts.store().endMaintenance();
        }
        return maintenance();
    }

    private Answer nodes(Call call) throws Refusal {
        call.requireAdministrator();
        return new Page(
                        "OctopusServerNode",
                        links.system("/octopusservernodes"),
                        "{/id}{?skip,take,ids,partialName}")
                .answer(call.query(), everyNode(), document -> document);
    }

    private Answer allNodes(Call call) throws Refusal {
        call.requireAdministrator();
        return Answer.ok(Json.array(everyNode()));
    }

    private Answer oneNode(Call call) throws Refusal {
        call.requireAdministrator();
        return Answer.ok(
                everyNode().stream()
                        .filter(node ->
                                node.path("Id").asString().equalsIgnoreCase(call.value("id")))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound(call.value("id"))));
    }

    private Answer summary(Call call) throws Refusal {
        call.requireAdministrator();
        ObjectNode document = Json.object();
        document.set("Nodes", Json.array(List.of(ping())));
        return Answer.ok(document);
    }

    private List<ObjectNode> everyNode() {
        return IntStream.rangeClosed(1, parts.nodes()).mapToObj(this::node).toList();
    }

    private ObjectNode node(int number) {
        String name = "PRACTICE-" + number;
        ObjectNode document =
                Json.object()
                        .put("Id", NODE + name)
                        .put("Name", name)
                        .put("MaxConcurrentTasks", TASK_CAP)
                        .put("IsInMaintenanceMode", false);
        String self = links.system("/octopusservernodes/" + NODE + name);
        document.set("Links", Json.object().put("Self", self).put("Node", self));
        return document;
    }

    private ObjectNode ping() {
        return node(1).put("LastSeen", Json.time(parts.clock().instant()))
                .put("IsOffline", false)
                .put("Version", parts.generation().version());
    }

    private Answer capabilities() {
        ObjectNode document = Json.object();
        document.set(
                "Capabilities",
                Json.strings(parts.generation().environmentsV2() ? CAPABILITIES : List.of()));
        return Answer.ok(document);
    }

    private Answer capability(Call call) throws Refusal {
        String name = call.value("name");
        if (!parts.generation().environmentsV2()
                || CAPABILITIES.stream().noneMatch(name::equalsIgnoreCase)) {
            throw Refusal.notFound(name);
        }
        return Answer.ok(Json.object().put("Exists", true));
    }
}
