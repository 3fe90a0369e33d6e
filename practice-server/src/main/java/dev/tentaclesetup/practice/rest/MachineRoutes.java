package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.Catalogue;
import dev.tentaclesetup.practice.store.Catalogue.Replacement;
import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.Names;
import dev.tentaclesetup.practice.store.Permission;
import dev.tentaclesetup.practice.store.Placement;
import dev.tentaclesetup.practice.store.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Targets or workers: list, read, register, change, delete ([octopus-api 6] and [octopus-api 8]).
final class MachineRoutes {

    private static final String FILTERS =
            "{?skip,take,ids,partialName,name,roles,isDisabled,healthStatuses,commStyles,tenantIds,tenantTags,"
                    + "environmentIds,workerPoolIds,thumbprint}";

    private final ServerParts parts;
    private final MachineKind kind;
    private final Catalogue<Machine> catalogue;
    private final MachineDocument document;
    private final MachineFilter filter;
    private final MachineRights rights;
    private final TaskReader tasks;

    MachineRoutes(ServerParts parts, MachineKind kind) {
        this.parts = parts;
        this.kind = kind;
        this.catalogue = parts.store().machines(kind);
        this.document = new MachineDocument(parts.links());
        this.filter = new MachineFilter(parts.faults());
        this.rights = new MachineRights(kind);
        this.tasks = new TaskReader(parts);
    }

    List<Route> routes() {
        String path = kind.path();
        var routes =
                new ArrayList<>(
                        List.of(
                                Route.get(Scope.SPACE, path, this::page),
                                Route.get(Scope.SPACE, path + "/all", this::all),
                                Route.of("POST", Scope.SPACE, path, this::create),
                                Route.get(
                                        Scope.SPACE,
                                        path + "/{id}",
                                        call -> Answer.ok(document.of(visible(call)))),
                                Route.of("PUT", Scope.SPACE, path + "/{id}", this::replace),
                                Route.of("DELETE", Scope.SPACE, path + "/{id}", this::delete),
                                Route.get(
                                        Scope.SPACE,
                                        path + "/{id}/connection",
                                        call -> Answer.ok(document.connection(visible(call)))),
                                Route.get(Scope.SPACE, path + "/{id}/tasks", this::tasksOf)));
        routes.add(Route.get(Scope.SPACE, kind.groupPath() + "/{id}/" + path, this::pageOfGroup));
        routes.addAll(new DiscoveryRoutes(parts, kind).routes());
        return routes;
    }

    private Answer page(Call call) throws Refusal {
        String path = parts.links().space(call.space().id(), "/" + kind.path());
        List<Machine> found = filter.apply(call.query(), listed(call));
        return new Page(kind.itemType(), path, FILTERS).answer(call.query(), found, document::of);
    }

    /// The machines of one environment or pool; an unknown one has none.
    private Answer pageOfGroup(Call call) throws Refusal {
        String group = call.value("id");
        String path =
                parts.links()
                        .space(
                                call.space().id(),
                                "/" + kind.groupPath() + "/" + group + "/" + kind.path());
        List<Machine> found =
                filter.apply(call.query(), listed(call)).stream()
                        .filter(machine -> machine.groupIds().contains(group))
                        .toList();
        return new Page(kind.itemType(), path, FILTERS).answer(call.query(), found, document::of);
    }

    private Answer all(Call call) throws Refusal {
        List<Machine> found = filter.apply(call.query(), listed(call));
        return Answer.ok(Json.array(found.stream().map(document::of).toList()));
    }

    private List<Machine> listed(Call call) {
        return catalogue.in(call.space().id()).stream()
                .filter(machine -> rights.maySee(call.user(), machine))
                .sorted(Comparator.comparing(machine -> Names.folded(machine.name())))
                .toList();
    }

    private Machine visible(Call call) throws Refusal {
        call.require(rights.view());
        String id = call.value("id");
        Optional<Machine> machine = catalogue.byId(call.space().id(), id);
        if (machine.isEmpty() && parts.generation().slugs()) {
            machine = catalogue.byIdOrSlug(call.space().id(), id);
        }
        return machine.filter(found -> rights.maySee(call.user(), found))
                .orElseThrow(() -> Refusal.notFound(id));
    }

    private Answer create(Call call) throws Refusal {
        if (parts.faults().strike(Fault.ForbidMachineCreate.class).isPresent()) {
            throw Refusal.missing(rights.create());
        }
        call.require(rights.create());
        MachineDraft draft =
                new MachineReader(parts.store(), kind, call.space().id(), call.body()).read();
        rights.require(call.user(), rights.create(), call.space().id(), draft.placement());
        if (parts.faults().strike(Fault.LicenceLimit.class).isPresent()) {
            throw Refusal.invalid("The licence of this server does not allow more machines.");
        }
        Machine made =
                catalogue
                        .add(call.space().id(), draft.name(), draft::create)
                        .orElseThrow(() -> nameTaken(draft.name()));
        if (made.firstCheck() == Machine.FirstCheck.AUTOMATIC) {
            tasks.firstCheck(made);
        }
        return Answer.created(document.of(catalogue.byId(made.id()).orElse(made)));
    }

    private Answer replace(Call call) throws Refusal {
        call.require(rights.edit());
        Machine old = visible(call);
        Members body = call.body();
        Optional<String> id = body.text("Id");
        if (id.isPresent() && !Names.same(id.get(), old.id())) {
            throw Refusal.invalid(
                    "The body is about " + id.get() + ", the address about " + old.id() + ".");
        }
        MachineDraft draft = new MachineReader(parts.store(), kind, call.space().id(), body).read();
        rights.require(call.user(), rights.edit(), call.space().id(), old.placement());
        rights.require(call.user(), rights.edit(), call.space().id(), draft.placement());
        return switch (catalogue.replace(old.id(), draft::replace)) {
            case Replacement.Done<Machine>(Machine done) -> Answer.ok(document.of(done));
            case Replacement.Missing<Machine>() -> throw Refusal.notFound(old.id());
            case Replacement.NameTaken<Machine>() -> throw nameTaken(draft.name());
        };
    }

    private Answer delete(Call call) throws Refusal {
        call.require(rights.delete());
        Machine old = visible(call);
        rights.require(call.user(), rights.delete(), call.space().id(), old.placement());
        if (!catalogue.remove(old.id())) {
            throw Refusal.notFound(old.id());
        }
        return Answer.ok(Json.object());
    }

    private Answer tasksOf(Call call) throws Refusal {
        Machine machine = visible(call);
        call.require(Permission.TASK_VIEW);
        String path =
                parts.links()
                        .space(
                                call.space().id(),
                                "/" + kind.path() + "/" + machine.id() + "/tasks");
        var found =
                parts.tasks().all().stream()
                        .filter(task -> task.order().machineIds().contains(machine.id()))
                        .toList();
        return new Page("Task", path, "{?skip,take,type}")
                .answer(call.query(), found, new TaskDocument(parts.links())::of);
    }

    private Refusal nameTaken(String name) {
        return Refusal.invalid(
                "A "
                        + kind.noun()
                        + " named '"
                        + name
                        + "' already exists. Please use another name.");
    }

    /// Which permissions the routes of a kind need.
    record MachineRights(MachineKind kind) {

        Permission view() {
            return kind == MachineKind.TARGET ? Permission.MACHINE_VIEW : Permission.WORKER_VIEW;
        }

        Permission create() {
            return kind == MachineKind.TARGET ? Permission.MACHINE_CREATE : Permission.WORKER_EDIT;
        }

        Permission edit() {
            return kind == MachineKind.TARGET ? Permission.MACHINE_EDIT : Permission.WORKER_EDIT;
        }

        Permission delete() {
            return kind == MachineKind.TARGET ? Permission.MACHINE_DELETE : Permission.WORKER_EDIT;
        }

        boolean maySee(User user, Machine machine) {
            return switch (machine.placement()) {
                case Placement.Target target ->
                        user.permittedInAny(view(), machine.spaceId(), target.environmentIds());
                case Placement.Worker _ -> user.permitted(view(), machine.spaceId());
            };
        }

        /// @throws Refusal 403 unless the user has the permission in every environment of a target
        void require(User user, Permission permission, String space, Placement placement)
                throws Refusal {
            List<String> environments =
                    switch (placement) {
                        case Placement.Target target -> target.environmentIds();
                        case Placement.Worker _ -> List.of();
                    };
            if (!user.permittedInAll(permission, space, environments)) {
                throw Refusal.missing(permission);
            }
        }
    }
}
