package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.rest.ListFilter.NameMeans;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.Item;
import dev.tentaclesetup.practice.store.MachinePolicy;
import dev.tentaclesetup.practice.store.Names;
import dev.tentaclesetup.practice.store.Permission;
import dev.tentaclesetup.practice.store.Proxy;
import dev.tentaclesetup.practice.store.TagSet;
import dev.tentaclesetup.practice.store.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an installer may only look up: machine policies, proxies, tenants, tag sets ([octopus-api
/// 5.5] to [octopus-api 5.8]).
final class LookupRoutes {

    private static final String SIMPLE = "{?skip,take,ids,partialName}";

    private final ServerParts parts;
    private final Links links;

    LookupRoutes(ServerParts parts) {
        this.parts = parts;
        this.links = parts.links();
    }

    List<Route> routes() {
        var routes = new ArrayList<Route>();
        routes.addAll(policies().routes());
        routes.add(
                Route.get(
                        Scope.SPACE, "machinepolicies/template", _ -> Answer.ok(policyTemplate())));
        routes.addAll(proxies().routes());
        routes.addAll(tenants().routes());
        routes.add(
                Route.get(
                        Scope.SPACE,
                        "tenants/status",
                        _ -> Answer.ok(Json.object().put("Enabled", true))));
        routes.addAll(tagSets().routes());
        return routes;
    }

    private ReadOnlyList<MachinePolicy> policies() {
        return new ReadOnlyList<>(
                parts,
                "MachinePolicy",
                "machinepolicies",
                parts.store().policies(),
                Permission.MACHINE_POLICY_VIEW,
                NameMeans.NOTHING,
                SIMPLE,
                byName(),
                this::policy);
    }

    private ReadOnlyList<Proxy> proxies() {
        return new ReadOnlyList<>(
                parts,
                "Proxy",
                "proxies",
                parts.store().proxies(),
                Permission.PROXY_VIEW,
                NameMeans.NOTHING,
                SIMPLE,
                byName(),
                this::proxy);
    }

    private ReadOnlyList<Tenant> tenants() {
        return new ReadOnlyList<>(
                parts,
                "Tenant",
                "tenants",
                parts.store().tenants(),
                Permission.TENANT_VIEW,
                NameMeans.FRAGMENT,
                "{?skip,name,tags,take,ids,partialName}",
                byName(),
                this::tenant);
    }

    private ReadOnlyList<TagSet> tagSets() {
        return new ReadOnlyList<>(
                parts,
                "TagSet",
                "tagsets",
                parts.store().tagSets(),
                null,
                NameMeans.EXACTLY,
                SIMPLE,
                Comparator.comparingInt(TagSet::sortOrder),
                this::tagSet);
    }

    private static <T extends Item> Comparator<T> byName() {
        return Comparator.comparing(item -> Names.folded(item.name()));
    }

    private ObjectNode start(Item item) {
        ObjectNode document = Json.object().put("Id", item.id()).put("Name", item.name());
        if (parts.generation().slugs() && !item.slug().isEmpty()) {
            document.put("Slug", item.slug());
        }
        if (parts.generation().spaces()) {
            document.put("SpaceId", item.spaceId());
        }
        return document;
    }

    private ObjectNode self(Item item, String path) {
        return Json.object().put("Self", links.space(item.spaceId(), path + item.id()));
    }

    private ObjectNode policy(MachinePolicy policy) {
        ObjectNode document =
                start(policy)
                        .put("Description", policy.description())
                        .put("IsDefault", policy.kind() == MachinePolicy.Kind.DEFAULT);
        document.setAll(policyTemplate());
        boolean deletes = policy.kind() == MachinePolicy.Kind.DELETING_UNAVAILABLE;
        document.set(
                "MachineCleanupPolicy",
                Json.object()
                        .put(
                                "DeleteMachinesBehavior",
                                deletes ? "DeleteUnavailableMachines" : "DoNotDelete")
                        .put("DeleteMachinesElapsedTimeSpan", deletes ? "01:00:00" : "00:00:00"));
        document.set("Links", self(policy, "/machinepolicies/"));
        return document;
    }

    private static ObjectNode policyTemplate() {
        ObjectNode inherit =
                Json.object().put("RunType", "InheritFromDefault").putNull("ScriptBody");
        ObjectNode health = Json.object();
        health.set("PowerShellHealthCheckPolicy", inherit);
        health.set("BashHealthCheckPolicy", inherit.deepCopy());
        health.put("HealthCheckInterval", "1.00:00:00")
                .putNull("HealthCheckCron")
                .put("HealthCheckType", "RunScript");
        ObjectNode document =
                Json.object()
                        .put("PollingRequestQueueTimeout", "00:02:00")
                        .put("ConnectionRetrySleepInterval", "00:00:01")
                        .put("ConnectionRetryCountLimit", 5)
                        .put("ConnectionRetryTimeLimit", "00:05:00")
                        .put("ConnectionConnectTimeout", "00:01:00");
        document.set("MachineHealthCheckPolicy", health);
        document.set(
                "MachineConnectivityPolicy",
                Json.object().put("MachineConnectivityBehavior", "ExpectedToBeOnline"));
        document.set(
                "MachineUpdatePolicy",
                Json.object()
                        .put("CalamariUpdateBehavior", "UpdateOnDeployment")
                        .put("TentacleUpdateBehavior", "NeverUpdate")
                        .putNull("TentacleUpdateAccountId"));
        return document;
    }

    private ObjectNode proxy(Proxy proxy) {
        ObjectNode document =
                start(proxy)
                        .put("Host", proxy.host())
                        .put("Port", proxy.port())
                        .put("ProxyType", "HTTP")
                        .putNull("Username");
        document.set(
                "Password",
                Json.object().put("HasValue", false).putNull("NewValue").putNull("Hint"));
        document.set("Links", self(proxy, "/proxies/"));
        return document;
    }

    private ObjectNode tenant(Tenant tenant) {
        ObjectNode document = start(tenant).putNull("Description");
        document.set("TenantTags", Json.strings(tenant.tags()));
        document.set("ProjectEnvironments", Json.object());
        document.putNull("ClonedFromTenantId").put("IsDisabled", false);
        document.set("Links", self(tenant, "/tenants/"));
        return document;
    }

    private ObjectNode tagSet(TagSet set) {
        ObjectNode document = start(set).put("Description", "").put("SortOrder", set.sortOrder());
        if (parts.generation().environmentsV2()) {
            document.set("Scopes", Json.strings(List.of("Tenant")));
            document.put("Type", "MultiSelect");
        }
        ArrayNode tags = Json.array();
        for (int i = 0; i < set.tags().size(); i++) {
            String tag = set.tags().get(i);
            tags.add(
                    Json.object()
                            .put("Id", set.id() + "/Tags-" + (i + 1))
                            .put("Name", tag)
                            .put("CanonicalTagName", set.canonical(tag))
                            .put("Color", "#6e6e6e")
                            .put("Description", "")
                            .put("SortOrder", i));
        }
        document.set("Tags", tags);
        document.set("Links", self(set, "/tagsets/"));
        return document;
    }
}
