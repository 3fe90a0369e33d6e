package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.store.Grant;
import dev.tentaclesetup.practice.store.Permission;
import dev.tentaclesetup.practice.store.Space;
import dev.tentaclesetup.practice.store.Store;
import dev.tentaclesetup.practice.store.User;
import dev.tentaclesetup.practice.store.User.Rights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A user's permissions [octopus-api 2.7].
final class PermissionDocument {

    private final Store store;
    private final Links links;

    PermissionDocument(Store store, Links links) {
        this.store = store;
        this.links = links;
    }

    ObjectNode of(User user, Query query) throws Refusal {
        List<String> wanted = query.list("spaces");
        ObjectNode inSpaces = Json.object();
        for (Grant grant : grants(user)) {
            if (wanted.isEmpty() || wanted.contains(grant.spaceId())) {
                String name = grant.permission().wireName();
                ArrayNode list = inSpaces.withArray(name);
                list.add(restriction(grant));
            }
        }
        boolean withSystem = query.flag("includeSystem").orElse(true);
        ObjectNode document =
                Json.object()
                        .put("Id", "userpermissions-" + user.id())
                        .put("IsPermissionsComplete", true)
                        .put("IsTeamsComplete", true);
        if (links.generation().spaces()) {
            document.set("SpacePermissions", inSpaces);
            document.set("SystemPermissions", Json.strings(withSystem ? system(user) : List.of()));
        } else {
            document.set("Permissions", inSpaces);
        }
        document.set("Teams", Json.array());
        document.set(
                "Links",
                Json.object().put("Self", links.system("/users/" + user.id() + "/permissions")));
        return document;
    }

    private List<Grant> grants(User user) {
        return switch (user.rights()) {
            case Rights.Granted(List<Grant> grants, List<Permission> _) -> grants;
            case Rights.Administrator() -> {
                var all = new ArrayList<Grant>();
                for (Permission permission : Permission.values()) {
                    if (!permission.system()) {
                        for (Space space : store.spaces().all()) {
                            all.add(new Grant(permission, space.id(), Set.of()));
                        }
                    }
                }
                yield all;
            }
        };
    }

    private static List<String> system(User user) {
        return Arrays.stream(Permission.values())
                .filter(Permission::system)
                .filter(user::permittedEverywhere)
                .map(Permission::wireName)
                .toList();
    }

    private ObjectNode restriction(Grant grant) {
        ObjectNode restriction = Json.object();
        restriction.set("RestrictedToProjectIds", Json.array());
        restriction.set("RestrictedToEnvironmentIds", Json.strings(grant.environmentIds()));
        restriction.set("RestrictedToTenantIds", Json.array());
        restriction.set("RestrictedToProjectGroupIds", Json.array());
        if (links.generation().spaces()) {
            restriction.put("SpaceId", grant.spaceId());
        }
        return restriction;
    }
}
