package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.Names;
import dev.tentaclesetup.practice.store.Permission;
import dev.tentaclesetup.practice.store.Space;
import dev.tentaclesetup.practice.store.User;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The spaces that a user may see [octopus-api 3.3].
final class SpaceRoutes {

    private final ServerParts parts;
    private final Links links;

    SpaceRoutes(ServerParts parts) {
        this.parts = parts;
        this.links = parts.links();
    }

    List<Route> routes() {
        if (!parts.generation().spaces()) {
            return List.of();
        }
        return List.of(
                Route.get(Scope.SYSTEM, "spaces", this::page),
                Route.get(Scope.SYSTEM, "spaces/all", this::all),
                Route.get(Scope.SYSTEM, "spaces/{id}", this::one));
    }

    private Answer page(Call call) throws Refusal {
        Optional<String> name = call.query().text("name");
        List<Space> spaces =
                filtered(call).stream()
                        .filter(space -> name.isEmpty() || Names.same(space.name(), name.get()))
                        .toList();
        return new Page("Space", links.system("/spaces"), "{?name,skip,ids,take,partialName}")
                .answer(call.query(), spaces, space -> document(space, parts));
    }

    private Answer all(Call call) {
        return Answer.ok(
                Json.array(filtered(call).stream().map(space -> document(space, parts)).toList()));
    }

    private Answer one(Call call) throws Refusal {
        String id = call.value("id");
        return parts.store()
                .spaces()
                .byIdOrSlug("", id)
                .filter(space -> visible(call.user(), space))
                .map(space -> Answer.ok(document(space, parts)))
                .orElseThrow(() -> Refusal.notFound(id));
    }

    private List<Space> filtered(Call call) {
        Optional<String> part = call.query().text("partialName");
        List<String> ids = call.query().list("ids");
        return parts.store().spaces().all().stream()
                .filter(space -> visible(call.user(), space))
                .filter(space -> part.isEmpty() || Names.contains(space.name(), part.get()))
                .filter(space ->
                        ids.isEmpty() || ids.stream().anyMatch(id -> Names.same(id, space.id())))
                .toList();
    }

    private boolean visible(User user, Space space) {
        boolean hidden = space.standard() && parts.faults().on(Fault.NoDefaultSpace.class);
        return !hidden
                && (user.hasRoleIn(space.id()) || user.permittedEverywhere(Permission.SPACE_VIEW));
    }

    static ObjectNode document(Space space, ServerParts parts) {
        Links links = parts.links();
        ObjectNode document = Json.object().put("Id", space.id()).put("Name", space.name());
        if (parts.generation().slugs()) {
            document.put("Slug", space.slug());
        }
        document.put("Description", space.description())
                .put("IsDefault", space.standard())
                .put("TaskQueueStopped", parts.faults().on(Fault.TaskQueueStopped.class));
        document.set("SpaceManagersTeams", Json.strings(List.of("teams-administrators")));
        document.set("SpaceManagersTeamMembers", Json.array());
        document.set("ExtensionSettings", Json.array());
        document.set(
                "Links",
                Json.object()
                        .put("Self", links.system("/spaces/" + space.id()))
                        .put("SpaceHome", links.system("/" + space.id()))
                        .put("Web", links.portal("#/" + space.id())));
        return document;
    }
}
