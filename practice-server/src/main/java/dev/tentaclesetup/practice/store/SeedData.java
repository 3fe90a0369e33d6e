package dev.tentaclesetup.practice.store;

import java.util.ArrayList;
import java.util.List;

/// What a practice server knows from its start.
///
/// @param spaces the first is the default space
public record SeedData(List<SpaceSeed> spaces) {

    /// Copies the list; there is at least one space.
    public SeedData {
        spaces = List.copyOf(spaces);
        if (spaces.isEmpty()) {
            throw new IllegalArgumentException("a server has at least one space");
        }
    }

    /// A default space with the environments Test and Production, a few roles, tenants, pools and a
    /// proxy, and a second space Payments.
    public static SeedData standard() {
        return new SeedData(
                List.of(
                        new SpaceSeed(
                                "Default",
                                List.of("Test", "Production"),
                                List.of("web-server", "app-server", "database"),
                                List.of("Linux workers"),
                                List.of("Acme Corp", "Globex"),
                                List.of(new ProxySeed("DMZ proxy", "proxy.example.test", 3128))),
                        new SpaceSeed(
                                "Payments",
                                List.of("Test", "Live"),
                                List.of("payment-gateway"),
                                List.of(),
                                List.of(),
                                List.of())));
    }

    /// The same with other environments in the default space.
    public SeedData withEnvironments(String... names) {
        var changed = new ArrayList<>(spaces);
        SpaceSeed first = spaces.getFirst();
        changed.set(
                0,
                new SpaceSeed(
                        first.name(),
                        List.of(names),
                        first.roles(),
                        first.workerPools(),
                        first.tenants(),
                        first.proxies()));
        return new SeedData(changed);
    }

    /// The same with other proxies in the default space.
    public SeedData withProxies(ProxySeed... proxies) {
        var changed = new ArrayList<>(spaces);
        SpaceSeed first = spaces.getFirst();
        changed.set(
                0,
                new SpaceSeed(
                        first.name(),
                        first.environments(),
                        first.roles(),
                        first.workerPools(),
                        first.tenants(),
                        List.of(proxies)));
        return new SeedData(changed);
    }

    /// A proxy from the start.
    ///
    /// @param port 1 to 65535
    public record ProxySeed(String name, String host, int port) {}

    /// What one space holds from the start. Every space has besides a default machine policy, one
    /// that deletes unavailable machines, a default worker pool and a dynamic one; with tenants it
    /// also has a tag set.
    ///
    /// @param name of the space
    /// @param environments names, in their order
    /// @param roles offered before any target uses them
    /// @param workerPools names of further static pools
    /// @param tenants names
    /// @param proxies for reaching listening Tentacles
    public record SpaceSeed(
            String name,
            List<String> environments,
            List<String> roles,
            List<String> workerPools,
            List<String> tenants,
            List<ProxySeed> proxies) {

        /// Copies the lists; the name is not blank.
        public SpaceSeed {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a space has a name");
            }
            environments = List.copyOf(environments);
            roles = List.copyOf(roles);
            workerPools = List.copyOf(workerPools);
            tenants = List.copyOf(tenants);
            proxies = List.copyOf(proxies);
        }
    }
}
