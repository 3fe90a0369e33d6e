package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.store.Catalogue;
import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.Item;
import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.Names;
import dev.tentaclesetup.practice.store.Placement;
import dev.tentaclesetup.practice.store.Placement.Participation;
import dev.tentaclesetup.practice.store.Store;
import dev.tentaclesetup.practice.store.WorkerPool;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Reads and checks the body of a machine's `POST` or `PUT` ([octopus-api 6.7] to [octopus-api
/// 6.9], [octopus-api 14.3 #18-29]). Everything that is wrong is reported at once.
final class MachineReader {

    private static final int MAX_NAME = 200;
    private static final int MAX_ROLE = 200;

    private final Store store;
    private final MachineKind kind;
    private final String space;
    private final Members body;

    MachineReader(Store store, MachineKind kind, String space, Members body) {
        this.store = store;
        this.kind = kind;
        this.space = space;
        this.body = body;
    }

    MachineDraft read() throws Refusal {
        String name = name();
        checkSpace();
        String policy = policy();
        Optional<Endpoint> endpoint = new EndpointReader(store, space, body).read();
        Placement placement =
                switch (kind) {
                    case TARGET -> target();
                    case WORKER -> worker();
                };
        Machine.Use use = body.flag("IsDisabled") ? Machine.Use.DISABLED : Machine.Use.ENABLED;
        Machine.FirstCheck check =
                body.flag("SkipInitialHealthCheck")
                        ? Machine.FirstCheck.SKIPPED
                        : Machine.FirstCheck.AUTOMATIC;
        body.check();
        return new MachineDraft(space, name, use, policy, endpoint.orElseThrow(), placement, check);
    }

    private String name() {
        String name = body.text("Name").orElse("");
        if (name.isEmpty()) {
            body.error("Please provide a name for the " + kind.noun() + ".");
        } else if (name.length() > MAX_NAME) {
            body.error("A " + kind.noun() + "'s name has at most " + MAX_NAME + " characters.");
        }
        return name;
    }

    private void checkSpace() {
        Optional<String> named = body.text("SpaceId");
        if (named.isPresent() && !Names.same(named.get(), space)) {
            body.error(
                    "The resource belongs to the space "
                            + named.get()
                            + ", the request to "
                            + space
                            + ".");
        }
    }

    private String policy() {
        Optional<String> id = body.text("MachinePolicyId");
        if (id.isEmpty()) {
            return store.defaultPolicy(space).id();
        }
        return existing("machine policy", store.policies(), List.of(id.get())).stream()
                .findFirst()
                .orElse(id.get());
    }

    private Placement target() {
        List<String> environments = body.texts("EnvironmentIds");
        if (environments.isEmpty()) {
            body.error("Please select at least one environment.");
        }
        List<String> roles = body.texts("Roles");
        if (roles.isEmpty()) {
            body.error("Please provide at least one role.");
        }
        roles.stream()
                .filter(role -> role.length() > MAX_ROLE)
                .findFirst()
                .ifPresent(role -> body.error("A role has at most " + MAX_ROLE + " characters."));
        List<String> tenants = existing("tenant", store.tenants(), body.texts("TenantIds"));
        return new Placement.Target(
                existing("environment", store.environments(), environments),
                roles,
                participation(),
                tenants,
                tags(body.texts("TenantTags")));
    }

    private Participation participation() {
        Optional<String> given = body.text("TenantedDeploymentParticipation");
        if (given.isEmpty()) {
            return Participation.UNTENANTED;
        }
        Optional<Participation> known =
                Arrays.stream(Participation.values())
                        .filter(value -> value.wireName().equalsIgnoreCase(given.get()))
                        .findFirst();
        if (known.isEmpty()) {
            body.error("TenantedDeploymentParticipation cannot be '" + given.get() + "'.");
        }
        return known.orElse(Participation.UNTENANTED);
    }

    private List<String> tags(List<String> names) {
        var known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        store.tagSets()
                .in(space)
                .forEach(set -> set.tags().forEach(tag -> known.add(set.canonical(tag))));
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> body.error("The tenant tag '" + name + "' was not found."));
        return names;
    }

    private Placement worker() {
        List<String> ids = body.texts("WorkerPoolIds");
        if (ids.isEmpty()) {
            body.error("Please select at least one worker pool.");
        }
        for (String id : ids) {
            store.workerPools()
                    .byId(space, id)
                    .filter(pool -> !pool.takesWorkers())
                    .map(WorkerPool::name)
                    .ifPresent(name ->
                            body.error("The worker pool '" + name + "' does not accept workers."));
        }
        return new Placement.Worker(existing("worker pool", store.workerPools(), ids));
    }

    /// The ids in their own spelling; those that are not in the space are errors.
    private <T extends Item> List<String> existing(
            String what, Catalogue<T> catalogue, List<String> ids) {
        return ids.stream()
                .flatMap(id -> {
                    Optional<T> item = catalogue.byId(space, id);
                    if (item.isEmpty()) {
                        body.error("The " + what + " '" + id + "' was not found.");
                    }
                    return item.map(Item::id).stream();
                })
                .toList();
    }
}
