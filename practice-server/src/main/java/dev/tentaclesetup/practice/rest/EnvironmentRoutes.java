package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.rest.ListFilter.NameMeans;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.DeploymentEnvironment;
import dev.tentaclesetup.practice.store.Names;
import dev.tentaclesetup.practice.store.Permission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Environments, the roles beside them ([octopus-api 5.3] and [octopus-api 5.4]).
final class EnvironmentRoutes {

    private static final int MAX_NAME = 50;

    private final ServerParts parts;
    private final Links links;
    private final ListFilter filter;

    EnvironmentRoutes(ServerParts parts) {
        this.parts = parts;
        this.links = parts.links();
        this.filter = new ListFilter(parts.faults());
    }

    List<Route> routes() {
        var routes =
                new ArrayList<>(
                        List.of(
                                Route.get(Scope.SPACE, "environments", this::page),
                                Route.of("POST", Scope.SPACE, "environments", this::create),
                                Route.get(Scope.SPACE, "environments/all", this::all),
                                Route.get(Scope.SPACE, "environments/{id}", this::one),
                                Route.get(
                                        Scope.SPACE,
                                        "machineroles/all",
                                        call ->
                                                Answer.ok(
                                                        Json.strings(
                                                                parts.store()
                                                                        .roles(
                                                                                call.space()
                                                                                        .id()))))));
        if (parts.generation().environmentsV2()) {
            routes.add(Route.get(Scope.NAMED_SPACE, "environments/v2", this::second));
        }
        return routes;
    }

    private Answer page(Call call) throws Refusal {
        List<DeploymentEnvironment> found =
                filter.apply(call.query(), visible(call), NameMeans.FRAGMENT);
        String path = links.space(call.space().id(), "/environments");
        return new Page("Environment", path, "{?skip,take,ids,partialName,name}")
                .answer(call.query(), found, this::document);
    }

    private Answer all(Call call) {
        List<DeploymentEnvironment> found =
                filter.apply(call.query(), visible(call), NameMeans.NOTHING);
        return Answer.ok(Json.array(found.stream().map(this::document).toList()));
    }

    /// The newer list: `skip` and `take` must be given, `name` is exact.
    private Answer second(Call call) throws Refusal {
        Optional<Integer> skip = call.query().number("skip");
        Optional<Integer> take = call.query().number("take");
        if (skip.isEmpty() || take.isEmpty() || skip.get() < 0 || take.get() < 1) {
            throw Refusal.invalid("The parameters 'skip' and 'take' are needed.");
        }
        List<DeploymentEnvironment> found =
                filter.apply(call.query(), visible(call), NameMeans.EXACTLY);
        return new Page("Environment", "", "")
                .plain(skip.get(), take.get(), found, this::secondDocument);
    }

    private Answer one(Call call) throws Refusal {
        call.require(Permission.ENVIRONMENT_VIEW);
        String id = call.value("id");
        Optional<DeploymentEnvironment> found =
                parts.generation().slugs()
                        ? parts.store().environments().byIdOrSlug(call.space().id(), id)
                        : parts.store().environments().byId(call.space().id(), id);
        return found.filter(environment -> visible(call).contains(environment))
                .map(environment -> Answer.ok(document(environment)))
                .orElseThrow(() -> Refusal.notFound(id));
    }

    private Answer create(Call call) throws Refusal {
        call.require(Permission.ENVIRONMENT_CREATE);
        Members body = call.body();
        String space = call.space().id();
        Optional<String> name = body.text("Name");
        String description = body.text("Description").orElse("");
        if (name.isEmpty()) {
            body.error("Please provide a name for the environment.");
        } else if (name.get().length() > MAX_NAME) {
            body.error("An environment's name has at most " + MAX_NAME + " characters.");
        }
        body.check();
        String given = name.orElseThrow();
        int order = parts.store().environments().in(space).size();
        return parts.store()
                .environments()
                .add(
                        space,
                        given,
                        (id, slug) ->
                                new DeploymentEnvironment(
                                        id, space, given, slug, description, order))
                .map(made -> Answer.created(document(made)))
                .orElseThrow(() ->
                        Refusal.invalid(
                                "An environment named '"
                                        + given
                                        + "' already exists. Please use another name."));
    }

    private List<DeploymentEnvironment> visible(Call call) {
        String space = call.space().id();
        return parts.store().environments().in(space).stream()
                .filter(environment ->
                        call.user()
                                .permittedInAll(
                                        Permission.ENVIRONMENT_VIEW,
                                        space,
                                        List.of(environment.id())))
                .sorted(
                        Comparator.comparingInt(DeploymentEnvironment::sortOrder)
                                .thenComparing(environment -> Names.folded(environment.name())))
                .toList();
    }

    private ObjectNode document(DeploymentEnvironment environment) {
        ObjectNode document = common(environment);
        document.set("ExtensionSettings", Json.array());
        String self = links.space(environment.spaceId(), "/environments/" + environment.id());
        document.set(
                "Links",
                Json.object()
                        .put("Self", self)
                        .put("Machines", self + "/machines{?skip,take,partialName,roles}"));
        return document;
    }

    private ObjectNode secondDocument(DeploymentEnvironment environment) {
        return common(environment).put("Type", "Static");
    }

    private ObjectNode common(DeploymentEnvironment environment) {
        ObjectNode document =
                Json.object().put("Id", environment.id()).put("Name", environment.name());
        if (parts.generation().slugs()) {
            document.put("Slug", environment.slug());
        }
        document.put("Description", environment.description())
                .put("SortOrder", environment.sortOrder())
                .put("UseGuidedFailure", false)
                .put("AllowDynamicInfrastructure", true);
        if (parts.generation().spaces()) {
            document.put("SpaceId", environment.spaceId());
        }
        document.set("EnvironmentTags", Json.array());
        return document;
    }
}
