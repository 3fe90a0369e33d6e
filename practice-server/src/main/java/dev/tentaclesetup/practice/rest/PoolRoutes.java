package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.rest.ListFilter.NameMeans;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.Permission;
import dev.tentaclesetup.practice.store.WorkerPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Worker pools [octopus-api 5.9].
final class PoolRoutes {

    private static final List<String> TYPES = List.of("StaticWorkerPool", "DynamicWorkerPool");

    private final ServerParts parts;
    private final Links links;

    PoolRoutes(ServerParts parts) {
        this.parts = parts;
        this.links = parts.links();
    }

    List<Route> routes() {
        var pools =
                new ReadOnlyList<>(
                        parts,
                        "WorkerPool",
                        "workerpools",
                        parts.store().workerPools(),
                        Permission.WORKER_VIEW,
                        NameMeans.EXACTLY,
                        "{?name,skip,ids,take,partialName}",
                        Comparator.comparingInt(WorkerPool::sortOrder),
                        this::document);
        var routes = new ArrayList<>(pools.routes());
        routes.add(
                Route.get(
                        Scope.SPACE,
                        "workerpools/supportedtypes",
                        _ -> Answer.ok(Json.strings(TYPES))));
        routes.add(
                Route.get(
                        Scope.SPACE,
                        "workerpools/dynamicworkertypes",
                        _ -> Answer.ok(dynamicTypes())));
        return routes;
    }

    private static ArrayNode dynamicTypes() {
        return Json.array(
                List.of(
                        Json.object()
                                .put("Id", "Ubuntu2204")
                                .put("Type", "Ubuntu2204")
                                .put("Description", "Ubuntu 22.04")));
    }

    private ObjectNode document(WorkerPool pool) {
        ObjectNode document = Json.object().put("Id", pool.id()).put("Name", pool.name());
        if (parts.generation().slugs()) {
            document.put("Slug", pool.slug());
        }
        document.put("Description", "")
                .put("IsDefault", pool.kind() == WorkerPool.Kind.DEFAULT)
                .put("SortOrder", pool.sortOrder());
        if (parts.generation().spaces()) {
            document.put("SpaceId", pool.spaceId());
        }
        document.put("CanAddWorkers", pool.takesWorkers())
                .put(
                        "WorkerPoolType",
                        pool.takesWorkers() ? "StaticWorkerPool" : "DynamicWorkerPool");
        if (!pool.takesWorkers()) {
            document.put("WorkerType", "Ubuntu2204");
        }
        String self = links.space(pool.spaceId(), "/workerpools/" + pool.id());
        document.set(
                "Links",
                Json.object()
                        .put("Self", self)
                        .put("Workers", self + "/workers{?skip,take,partialName,isDisabled}"));
        return document;
    }
}
