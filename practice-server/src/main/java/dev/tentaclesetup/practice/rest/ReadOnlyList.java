package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.rest.ListFilter.NameMeans;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.Catalogue;
import dev.tentaclesetup.practice.store.Item;
import dev.tentaclesetup.practice.store.Permission;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The three routes of a kind that can only be read: page, all, one.
///
/// @param path the segment
/// @param view the permission to see the items; null when every role in the space suffices
/// @param template the parameters in the page's link
/// @param order in which lists are shown
record ReadOnlyList<T extends Item>(
        ServerParts parts,
        String itemType,
        String path,
        Catalogue<T> catalogue,
        @Nullable Permission view,
        NameMeans nameMeans,
        String template,
        Comparator<T> order,
        Function<T, ObjectNode> render) {

    List<Route> routes() {
        return List.of(
                Route.get(Scope.SPACE, path, this::page),
                Route.get(Scope.SPACE, path + "/all", this::all),
                Route.get(Scope.SPACE, path + "/{id}", this::one));
    }

    private Answer page(Call call) throws Refusal {
        return new Page(itemType, parts.links().space(call.space().id(), "/" + path), template)
                .answer(call.query(), found(call), render);
    }

    private Answer all(Call call) {
        return Answer.ok(Json.array(found(call).stream().map(render).toList()));
    }

    private Answer one(Call call) throws Refusal {
        if (view != null) {
            call.require(view);
        }
        String id = call.value("id");
        Optional<T> item =
                parts.generation().slugs()
                        ? catalogue.byIdOrSlug(call.space().id(), id)
                        : catalogue.byId(call.space().id(), id);
        return item.map(found -> Answer.ok(render.apply(found)))
                .orElseThrow(() -> Refusal.notFound(id));
    }

    private List<T> found(Call call) {
        if (view != null && !call.permits(view)) {
            return List.of();
        }
        List<T> sorted = catalogue.in(call.space().id()).stream().sorted(order).toList();
        return new ListFilter(parts.faults()).apply(call.query(), sorted, nameMeans);
    }
}
