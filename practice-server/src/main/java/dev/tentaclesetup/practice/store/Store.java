package dev.tentaclesetup.practice.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/// Everything the server remembers, in memory. Thread-safe.
public final class Store {

    private final UUID installationId = UUID.randomUUID();
    private final Accounts accounts = new Accounts();
    private final Catalogue<Space> spaces = new Catalogue<>("Spaces");
    private final Catalogue<DeploymentEnvironment> environments = new Catalogue<>("Environments");
    private final Catalogue<MachinePolicy> policies = new Catalogue<>("MachinePolicies");
    private final Catalogue<WorkerPool> workerPools = new Catalogue<>("WorkerPools");
    private final Catalogue<Proxy> proxies = new Catalogue<>("Proxies");
    private final Catalogue<Tenant> tenants = new Catalogue<>("Tenants");
    private final Catalogue<TagSet> tagSets = new Catalogue<>("TagSets");
    private final Catalogue<Machine> targets = new Catalogue<>(MachineKind.TARGET.idPrefix());
    private final Catalogue<Machine> workers = new Catalogue<>(MachineKind.WORKER.idPrefix());
    private final Map<String, List<String>> seededRoles = new HashMap<>();
    private boolean maintenance;

    /// A store with the seed's contents and the seed users.
    public Store(SeedData seed) {
        new Seeding(this).sow(seed);
    }

    /// The id of this installation, new in every run.
    public UUID installationId() {
        return installationId;
    }

    /// Users and credentials.
    public Accounts accounts() {
        return accounts;
    }

    /// All spaces.
    public Catalogue<Space> spaces() {
        return spaces;
    }

    /// The space that is meant when none is named.
    public Space defaultSpace() {
        return spaces.all().stream().filter(Space::standard).findFirst().orElseThrow();
    }

    /// All environments.
    public Catalogue<DeploymentEnvironment> environments() {
        return environments;
    }

    /// All machine policies.
    public Catalogue<MachinePolicy> policies() {
        return policies;
    }

    /// The policy of machines that name none.
    public MachinePolicy defaultPolicy(String spaceId) {
        return policies.in(spaceId).stream()
                .filter(policy -> policy.kind() == MachinePolicy.Kind.DEFAULT)
                .findFirst()
                .orElseThrow();
    }

    /// All worker pools.
    public Catalogue<WorkerPool> workerPools() {
        return workerPools;
    }

    /// All proxies.
    public Catalogue<Proxy> proxies() {
        return proxies;
    }

    /// All tenants.
    public Catalogue<Tenant> tenants() {
        return tenants;
    }

    /// All tag sets.
    public Catalogue<TagSet> tagSets() {
        return tagSets;
    }

    /// All machines of a kind.
    public Catalogue<Machine> machines(MachineKind kind) {
        return switch (kind) {
            case TARGET -> targets;
            case WORKER -> workers;
        };
    }

    /// All machines of both kinds and all spaces.
    public List<Machine> machines() {
        var all = new ArrayList<>(targets.all());
        all.addAll(workers.all());
        return all;
    }

    /// The target or worker with that id, in whichever space.
    public Optional<Machine> machine(String id) {
        return targets.byId(id).or(() -> workers.byId(id));
    }

    /// Every role of a space: those it began with and those in use, sorted [octopus-api 5.4].
    public List<String> roles(String spaceId) {
        var roles = new ArrayList<String>();
        synchronized (this) {
            roles.addAll(seededRoles.getOrDefault(spaceId, List.of()));
        }
        for (Machine machine : targets.in(spaceId)) {
            if (machine.placement() instanceof Placement.Target target) {
                roles.addAll(target.roles());
            }
        }
        var sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(Names.distinct(roles));
        return List.copyOf(sorted);
    }

    synchronized void offerRoles(String spaceId, List<String> roles) {
        seededRoles.put(spaceId, List.copyOf(roles));
    }

    /// Whether only administrators may change anything [octopus-api 9.5].
    public synchronized boolean inMaintenance() {
        return maintenance;
    }

    /// Begins maintenance.
    public synchronized void beginMaintenance() {
        maintenance = true;
    }

    /// Ends maintenance.
    public synchronized void endMaintenance() {
        maintenance = false;
    }
}
