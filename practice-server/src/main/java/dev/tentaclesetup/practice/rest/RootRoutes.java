package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.Space;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The root document and the documents of spaces: what else there is, as link templates
/// [octopus-api 1].
final class RootRoutes {

    private static final String MACHINE_FILTERS =
            "ids,partialName,roles,isDisabled,healthStatuses,commStyles,tenantIds,tenantTags,environmentIds,thumbprint";

    private final ServerParts parts;
    private final Links links;

    RootRoutes(ServerParts parts) {
        this.parts = parts;
        this.links = parts.links();
    }

    List<Route> routes() {
        return List.of(
                Route.get(Scope.SYSTEM, "", this::root).anonymous(),
                Route.get(Scope.NAMED_SPACE, "", this::space));
    }

    private Answer root(Call call) {
        Generation generation = parts.generation();
        ObjectNode document =
                Json.object()
                        .put("Application", "Octopus Deploy")
                        .put("Version", generation.version())
                        .put("ApiVersion", "3.0.0")
                        .put("InstallationId", parts.store().installationId().toString());
        if (generation.spaces()) {
            document.put("HasLongTermSupport", true);
        }
        ObjectNode named = Json.object().put("Self", links.system("")).put("Web", links.portal(""));
        addSystemLinks(named);
        Space standard = parts.store().defaultSpace();
        boolean visible =
                call.optionalUser().map(user -> user.hasRoleIn(standard.id())).orElse(true)
                        && !parts.faults().on(Fault.NoDefaultSpace.class);
        if (visible) {
            addSpaceLinks(named, standard.id());
        }
        document.set("Links", named);
        return Answer.ok(document);
    }

    private Answer space(Call call) {
        String id = call.space().id();
        ObjectNode named = Json.object().put("Self", links.space(id, ""));
        addSpaceLinks(named, id);
        named.put("Web", links.portal("#/" + id));
        ObjectNode document = Json.object().put("Id", id);
        document.set("Links", named);
        return Answer.ok(document);
    }

    private void addSystemLinks(ObjectNode named) {
        if (parts.generation().spaces()) {
            named.put("Spaces", links.system("/spaces{/id}{?name,skip,ids,take,partialName}"))
                    .put("SpaceHome", links.system("/{spaceId}"));
        }
        named.put("Authentication", links.system("/authentication"))
                .put("SignIn", links.system("/users/login{?returnUrl}"))
                .put("SignOut", links.system("/users/logout"))
                .put("CurrentUser", links.system("/users/me"))
                .put("Users", links.system("/users{/id}{?skip,take,ids,filter}"))
                .put(
                        "CertificateConfiguration",
                        links.system(
                                "/configuration/certificates{/id}{?skip,take,ids,partialName}"))
                .put(
                        "Tasks",
                        links.system(
                                "/tasks{/id}{?skip,active,name,running,states,take,ids,spaces}"))
                .put("TaskTypes", links.system("/tasks/taskTypes"))
                .put(
                        "OctopusServerNodes",
                        links.system("/octopusservernodes{/id}{?skip,take,ids,partialName}"))
                .put("OctopusServerClusterSummary", links.system("/octopusservernodes/summary"))
                .put("ServerStatus", links.system("/serverstatus"))
                .put("ServerHealthStatus", links.system("/serverstatus/health"))
                .put("MaintenanceConfiguration", links.system("/maintenanceconfiguration"));
    }

    private void addSpaceLinks(ObjectNode named, String space) {
        named.put(
                        "DiscoverMachine",
                        links.space(space, "/machines/discover{?host,port,type,proxyId}"))
                .put(
                        "DiscoverWorker",
                        links.space(space, "/workers/discover{?host,port,type,proxyId}"))
                .put(
                        "Environments",
                        links.space(space, "/environments{/id}{?name,skip,ids,take,partialName}"))
                .put(
                        "MachinePolicies",
                        links.space(space, "/machinepolicies{/id}{?skip,take,ids,partialName}"))
                .put("MachinePolicyTemplate", links.space(space, "/machinepolicies/template"))
                .put("MachineRoles", links.space(space, "/machineroles/all"))
                .put(
                        "Machines",
                        links.space(
                                space, "/machines{/id}{?skip,take,name," + MACHINE_FILTERS + "}"))
                .put("Proxies", links.space(space, "/proxies{/id}{?skip,take,ids,partialName}"))
                .put("TagSets", links.space(space, "/tagsets{/id}{?skip,take,ids,partialName}"))
                .put(
                        "Tenants",
                        links.space(space, "/tenants{/id}{?skip,name,tags,take,ids,partialName}"))
                .put("TenantsStatus", links.space(space, "/tenants/status"))
                .put(
                        "WorkerPools",
                        links.space(space, "/workerpools{/id}{?name,skip,ids,take,partialName}"))
                .put(
                        "WorkerPoolsDynamicWorkerTypes",
                        links.space(space, "/workerpools/dynamicworkertypes"))
                .put("WorkerPoolsSupportedTypes", links.space(space, "/workerpools/supportedtypes"))
                .put(
                        "Workers",
                        links.space(
                                space,
                                "/workers{/id}{?skip,take,name,ids,partialName,isDisabled,healthStatuses,"
                                        + "commStyles,workerPoolIds,thumbprint}"));
    }
}
