package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.Permission;
import dev.tentaclesetup.practice.store.Space;
import dev.tentaclesetup.practice.store.User;
import dev.tentaclesetup.practice.work.ServerTask;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Tasks: queue, read, cancel [octopus-api 7.3].
final class TaskRoutes {

    private final ServerParts parts;
    private final TaskReader reader;
    private final TaskDocument document;

    TaskRoutes(ServerParts parts) {
        this.parts = parts;
        this.reader = new TaskReader(parts);
        this.document = new TaskDocument(parts.links());
    }

    List<Route> routes() {
        Scope both = Scope.SYSTEM_OR_SPACE;
        return List.of(
                Route.get(both, "tasks", this::page),
                Route.of("POST", both, "tasks", this::create),
                Route.get(both, "tasks/taskTypes", _ -> types()),
                Route.get(both, "tasks/{id}", call -> Answer.ok(document.of(task(call)))),
                Route.get(
                        both,
                        "tasks/{id}/details",
                        call -> Answer.ok(document.details(task(call)))),
                Route.get(both, "tasks/{id}/raw", call -> Answer.text(document.raw(task(call)))),
                Route.of("POST", both, "tasks/{id}/cancel", this::cancel));
    }

    private Answer page(Call call) throws Refusal {
        Optional<String> name = call.query().text("name");
        List<String> states = call.query().list("states");
        List<String> ids = call.query().list("ids");
        Optional<Boolean> active = call.query().flag("active");
        List<ServerTask> found =
                parts.tasks().all().stream()
                        .filter(task -> visible(call, task))
                        .filter(task ->
                                name.isEmpty() || task.order().name().equalsIgnoreCase(name.get()))
                        .filter(task ->
                                ids.isEmpty() || ids.stream().anyMatch(task.id()::equalsIgnoreCase))
                        .filter(task ->
                                states.isEmpty()
                                        || states.stream()
                                                .anyMatch(
                                                        task.progress().state().wireName()
                                                                ::equalsIgnoreCase))
                        .filter(task ->
                                active.isEmpty()
                                        || active.get() != task.progress().state().completed())
                        .toList();
        return new Page(
                        "Task",
                        parts.links().system("/tasks"),
                        "{?skip,active,name,states,take,ids}")
                .answer(call.query(), found, document::of);
    }

    private Answer create(Call call) throws Refusal {
        Members body = call.body();
        Space space = spaceOf(call, body.text("SpaceId"));
        boolean forbidden = parts.faults().strike(Fault.ForbidTasks.class).isPresent();
        if (forbidden || !call.user().permitted(Permission.TASK_CREATE, space.id())) {
            throw Refusal.missing(Permission.TASK_CREATE);
        }
        return Answer.created(document.of(reader.submit(space.id(), body)));
    }

    private Space spaceOf(Call call, Optional<String> inBody) throws Refusal {
        Optional<Space> named = call.namedSpace();
        if (inBody.isEmpty()) {
            return named.orElse(parts.store().defaultSpace());
        }
        Optional<Space> space = parts.store().spaces().byId(inBody.get());
        if (space.isEmpty() || (named.isPresent() && !named.get().equals(space.get()))) {
            throw Refusal.invalid("The space '" + inBody.get() + "' is not that of the request.");
        }
        return space.get();
    }

    private Answer cancel(Call call) throws Refusal {
        ServerTask task = task(call);
        if (!call.user().permitted(Permission.TASK_CANCEL, task.order().spaceId())) {
            throw Refusal.missing(Permission.TASK_CANCEL);
        }
        parts.tasks().cancel(task);
        return Answer.ok(document.of(task));
    }

    private ServerTask task(Call call) throws Refusal {
        String id = call.value("id");
        return parts.tasks()
                .byId(id)
                .filter(task -> visible(call, task))
                .orElseThrow(() -> Refusal.notFound(id));
    }

    private static boolean visible(Call call, ServerTask task) {
        User user = call.user();
        boolean ofSpace =
                call.namedSpace()
                        .map(space -> space.id().equals(task.order().spaceId()))
                        .orElse(true);
        return ofSpace && user.permitted(Permission.TASK_VIEW, task.order().spaceId());
    }

    private static Answer types() {
        return Answer.ok(
                Json.array(
                        List.of(
                                type("Health", "Health check"),
                                type("AdHocScript", "Run a script"))));
    }

    private static ObjectNode type(String id, String name) {
        return Json.object().put("Id", id).put("Name", name);
    }
}
