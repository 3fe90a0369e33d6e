package dev.tentaclesetup.practice.store;

import dev.tentaclesetup.practice.store.User.Rights;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Fills a new store.
final class Seeding {

    private static final Set<Permission> VIEWS =
            EnumSet.of(
                    Permission.ENVIRONMENT_VIEW,
                    Permission.MACHINE_VIEW,
                    Permission.WORKER_VIEW,
                    Permission.MACHINE_POLICY_VIEW,
                    Permission.PROXY_VIEW,
                    Permission.TENANT_VIEW,
                    Permission.TASK_VIEW);
    private static final Set<Permission> INSTALLER =
            EnumSet.of(
                    Permission.ENVIRONMENT_CREATE,
                    Permission.MACHINE_CREATE,
                    Permission.MACHINE_EDIT,
                    Permission.MACHINE_DELETE,
                    Permission.WORKER_EDIT,
                    Permission.TASK_CREATE,
                    Permission.TASK_CANCEL);

    private final Store store;

    Seeding(Store store) {
        this.store = store;
    }

    void sow(SeedData seed) {
        for (SeedData.SpaceSeed space : seed.spaces()) {
            sowSpace(space);
        }
        for (SeedUser user : SeedUser.values()) {
            store.accounts()
                    .add(
                            new User(
                                    user.id(),
                                    user.username(),
                                    user.displayName(),
                                    kind(user),
                                    rights(user)));
        }
    }

    private void sowSpace(SeedData.SpaceSeed seed) {
        var role = store.spaces().all().isEmpty() ? Space.Role.DEFAULT : Space.Role.ADDITIONAL;
        Space space =
                store.spaces()
                        .add(
                                "",
                                seed.name(),
                                (id, slug) -> new Space(id, seed.name(), slug, "", role))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "two spaces are named " + seed.name()));
        String spaceId = space.id();
        store.offerRoles(spaceId, seed.roles());
        int order = 0;
        for (String name : seed.environments()) {
            int sortOrder = order++;
            store.environments()
                    .add(
                            spaceId,
                            name,
                            (id, slug) ->
                                    new DeploymentEnvironment(
                                            id, spaceId, name, slug, "", sortOrder));
        }
        sowPolicies(spaceId);
        sowPools(spaceId, seed.workerPools());
        sowTenants(spaceId, seed.tenants());
        for (SeedData.ProxySeed proxy : seed.proxies()) {
            store.proxies()
                    .add(
                            spaceId,
                            proxy.name(),
                            (id, _) ->
                                    new Proxy(
                                            id, spaceId, proxy.name(), proxy.host(), proxy.port()));
        }
    }

    private void sowPolicies(String spaceId) {
        sowPolicy(spaceId, "Default Machine Policy", MachinePolicy.Kind.DEFAULT);
        sowPolicy(spaceId, "Ephemeral", MachinePolicy.Kind.DELETING_UNAVAILABLE);
    }

    private void sowPolicy(String spaceId, String name, MachinePolicy.Kind kind) {
        store.policies()
                .add(spaceId, name, (id, _) -> new MachinePolicy(id, spaceId, name, "", kind));
    }

    private void sowPools(String spaceId, List<String> names) {
        sowPool(spaceId, "Default Worker Pool", WorkerPool.Kind.DEFAULT);
        for (String name : names) {
            sowPool(spaceId, name, WorkerPool.Kind.STATIC);
        }
        sowPool(spaceId, "Hosted Ubuntu", WorkerPool.Kind.DYNAMIC);
    }

    private void sowPool(String spaceId, String name, WorkerPool.Kind kind) {
        int order = store.workerPools().in(spaceId).size();
        store.workerPools()
                .add(
                        spaceId,
                        name,
                        (id, slug) -> new WorkerPool(id, spaceId, name, slug, kind, order));
    }

    private void sowTenants(String spaceId, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        TagSet tier =
                store.tagSets()
                        .add(
                                spaceId,
                                "Tier",
                                (id, _) ->
                                        new TagSet(
                                                id, spaceId, "Tier", 0, List.of("Gold", "Silver")))
                        .orElseThrow();
        for (String name : names) {
            store.tenants()
                    .add(
                            spaceId,
                            name,
                            (id, slug) ->
                                    new Tenant(
                                            id,
                                            spaceId,
                                            name,
                                            slug,
                                            List.of(tier.canonical("Gold"))));
        }
    }

    private static User.Kind kind(SeedUser user) {
        return switch (user) {
            case ADMINISTRATOR, READER, OTHER_SPACES_ONLY, FIRST_ENVIRONMENT_ONLY ->
                    User.Kind.PERSON;
            case INSTALLER -> User.Kind.SERVICE;
            case DISABLED -> User.Kind.DISABLED;
        };
    }

    private Rights rights(SeedUser user) {
        var grants = new ArrayList<Grant>();
        for (Space space : store.spaces().all()) {
            switch (user) {
                case ADMINISTRATOR, DISABLED -> {}
                case INSTALLER -> grantInstalling(grants, space.id(), Set.of());
                case READER -> grant(grants, VIEWS, space.id(), Set.of());
                case OTHER_SPACES_ONLY -> {
                    if (!space.standard()) {
                        grantInstalling(grants, space.id(), Set.of());
                    }
                }
                case FIRST_ENVIRONMENT_ONLY ->
                        grantInstalling(grants, space.id(), firstEnvironment(space.id()));
            }
        }
        return user == SeedUser.ADMINISTRATOR
                ? new Rights.Administrator()
                : new Rights.Granted(grants, List.of());
    }

    private Set<String> firstEnvironment(String spaceId) {
        return store.environments().in(spaceId).stream()
                .limit(1)
                .map(DeploymentEnvironment::id)
                .collect(Collectors.toSet());
    }

    private static void grantInstalling(List<Grant> grants, String spaceId, Set<String> only) {
        grant(grants, VIEWS, spaceId, Set.of());
        grant(grants, INSTALLER, spaceId, only);
    }

    private static void grant(
            List<Grant> grants, Set<Permission> permissions, String spaceId, Set<String> only) {
        for (Permission permission : permissions) {
            grants.add(new Grant(permission, spaceId, only));
        }
    }
}
