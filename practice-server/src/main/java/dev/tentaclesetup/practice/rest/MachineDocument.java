package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.LogLine;
import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.MachineHealth;
import dev.tentaclesetup.practice.store.MachineHealth.SystemFacts;
import dev.tentaclesetup.practice.store.Placement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A machine as JSON, every member of [octopus-api 6.7].
record MachineDocument(Links links) {

    ObjectNode of(Machine machine) {
        ObjectNode document = Json.object().put("Id", machine.id());
        if (links.generation().spaces()) {
            document.put("SpaceId", machine.spaceId());
        }
        document.put("Name", machine.name());
        if (links.generation().slugs()) {
            document.put("Slug", machine.slug());
        }
        ObjectNode endpoint = endpoint(machine);
        document.put("Thumbprint", endpoint.path("Thumbprint").asString(null))
                .put("Uri", endpoint.path("Uri").asString(null))
                .put("IsDisabled", machine.use() == Machine.Use.DISABLED)
                .put("MachinePolicyId", machine.policyId());
        addHealth(document, machine);
        document.set("Endpoint", endpoint);
        document.put("SkipInitialHealthCheck", machine.firstCheck() == Machine.FirstCheck.SKIPPED);
        addPlacement(document, machine.placement());
        document.set("Links", links(machine));
        return document;
    }

    private static void addHealth(ObjectNode document, Machine machine) {
        MachineHealth health = machine.health();
        SystemFacts facts = health.facts();
        String status =
                machine.use() == Machine.Use.DISABLED ? "Disabled" : health.status().oldStatus();
        document.put("Status", status)
                .put("HealthStatus", health.status().wireName())
                .put("HasLatestCalamari", facts.tentacleVersion() != null)
                .put("StatusSummary", health.summary())
                .put("IsInProcess", health.checks() > 0)
                .put("OperatingSystem", known(facts.operatingSystem()))
                .put("OperatingSystemVersion", known(facts.operatingSystemVersion()))
                .put("ShellName", known(facts.shellName()))
                .put("ShellVersion", known(facts.shellVersion()))
                .put("Architecture", known(facts.architecture()));
    }

    private static String known(@Nullable String fact) {
        return Optional.ofNullable(fact).orElse("Unknown");
    }

    private static ObjectNode endpoint(Machine machine) {
        SystemFacts facts = machine.health().facts();
        return switch (machine.endpoint()) {
            case Endpoint.Listening listening ->
                    tentacle(
                                    listening.style(),
                                    listening.uri().toString(),
                                    listening.thumbprint(),
                                    listening.upgradesLocked(),
                                    facts)
                            .put("ProxyId", listening.proxyId());
            case Endpoint.Polling polling ->
                    tentacle(
                            polling.style(),
                            polling.subscription().toString(),
                            polling.thumbprint(),
                            polling.upgradesLocked(),
                            facts);
            case Endpoint.Foreign(String _, String document) ->
                    (ObjectNode) Json.MAPPER.readTree(document);
        };
    }

    private static ObjectNode tentacle(
            String style, String uri, String thumbprint, boolean locked, SystemFacts facts) {
        ObjectNode endpoint =
                Json.object()
                        .put("CommunicationStyle", style)
                        .put("Uri", uri)
                        .put("Thumbprint", thumbprint);
        endpoint.set(
                "TentacleVersionDetails",
                Json.object()
                        .put("UpgradeLocked", locked)
                        .put("Version", facts.tentacleVersion())
                        .put("UpgradeSuggested", false)
                        .put("UpgradeRequired", false)
                        .put("UpgradeAvailable", false));
        endpoint.put("CertificateSignatureAlgorithm", facts.signatureAlgorithm())
                .putNull("Id")
                .putNull("LastModifiedOn")
                .putNull("LastModifiedBy");
        endpoint.set("Links", Json.object());
        return endpoint;
    }

    private static void addPlacement(ObjectNode document, Placement placement) {
        switch (placement) {
            case Placement.Target target -> {
                document.set("EnvironmentIds", Json.strings(target.environmentIds()));
                document.set("Roles", Json.strings(target.roles()));
                document.put("TenantedDeploymentParticipation", target.participation().wireName());
                document.set("TenantIds", Json.strings(target.tenantIds()));
                document.set("TenantTags", Json.strings(target.tenantTags()));
            }
            case Placement.Worker worker ->
                    document.set("WorkerPoolIds", Json.strings(worker.workerPoolIds()));
        }
    }

    private String self(Machine machine) {
        return links.space(machine.spaceId(), "/" + machine.kind().path() + "/" + machine.id());
    }

    private ObjectNode links(Machine machine) {
        String self = self(machine);
        return Json.object()
                .put("Self", self)
                .put("Connection", self + "/connection")
                .put("TasksTemplate", self + "/tasks{?skip,take,type}");
    }

    /// What the last check wrote [octopus-api 7.2].
    ObjectNode connection(Machine machine) {
        MachineHealth health = machine.health();
        ArrayNode logs = Json.array();
        for (LogLine line : health.log()) {
            logs.add(line(line).putNull("Number").putNull("GapLastNumber"));
        }
        ObjectNode document =
                Json.object()
                        .putNull("Id")
                        .put("MachineId", machine.id())
                        .put("Status", health.status().oldStatus())
                        .put("CurrentTentacleVersion", health.facts().tentacleVersion())
                        .put("LastChecked", Json.time(health.lastChecked()));
        document.set("Logs", logs);
        document.set(
                "Links",
                Json.object()
                        .put("Self", self(machine) + "/connection")
                        .put("Machine", self(machine)));
        return document;
    }

    static ObjectNode line(LogLine line) {
        return Json.object()
                .put("Category", line.category().wireName())
                .put("OccurredAt", Json.time(line.at()))
                .put("MessageText", line.text())
                .putNull("Detail");
    }

    /// A machine that answered a discovery and is not registered [octopus-api 7.1].
    static ObjectNode discovered(String host, Endpoint.Listening endpoint, boolean target) {
        ObjectNode document =
                Json.object()
                        .putNull("Id")
                        .put("Name", host)
                        .putNull("Thumbprint")
                        .putNull("Uri")
                        .put("IsDisabled", false)
                        .putNull("MachinePolicyId");
        document.set(
                "Endpoint",
                tentacle(
                                endpoint.style(),
                                endpoint.uri().toString(),
                                endpoint.thumbprint(),
                                false,
                                SystemFacts.UNKNOWN)
                        .put("ProxyId", endpoint.proxyId())
                        .putNull("TentacleVersionDetails"));
        if (target) {
            document.set("EnvironmentIds", Json.array());
            document.set("Roles", Json.array());
            document.set("TenantIds", Json.array());
            document.set("TenantTags", Json.array());
            document.put("TenantedDeploymentParticipation", "Untenanted");
        } else {
            document.set("WorkerPoolIds", Json.array());
        }
        document.put("HealthStatus", "Unknown").putNull("StatusSummary").put("IsInProcess", false);
        document.set("Links", Json.object());
        return document;
    }
}
