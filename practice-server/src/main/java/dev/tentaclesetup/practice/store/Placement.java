package dev.tentaclesetup.practice.store;

import java.util.List;

/// What a machine is for.
public sealed interface Placement {

    /// A deployment target.
    ///
    /// @param environmentIds at least one
    /// @param roles at least one
    record Target(
            List<String> environmentIds,
            List<String> roles,
            Participation participation,
            List<String> tenantIds,
            List<String> tenantTags)
            implements Placement {

        /// Copies the lists, each as a set without regard to case.
        public Target {
            environmentIds = Names.distinct(environmentIds);
            roles = Names.distinct(roles);
            tenantIds = Names.distinct(tenantIds);
            tenantTags = Names.distinct(tenantTags);
        }
    }

    /// A worker.
    ///
    /// @param workerPoolIds at least one
    record Worker(List<String> workerPoolIds) implements Placement {

        /// Copies the list as a set without regard to case.
        public Worker {
            workerPoolIds = Names.distinct(workerPoolIds);
        }
    }

    /// Which deployments a target takes part in.
    enum Participation {
        /// Those without a tenant.
        UNTENANTED("Untenanted"),
        /// Both.
        TENANTED_OR_UNTENANTED("TenantedOrUntenanted"),
        /// Those for a tenant.
        TENANTED("Tenanted");

        private final String wireName;

        Participation(String wireName) {
            this.wireName = wireName;
        }

        /// The value in documents.
        public String wireName() {
            return wireName;
        }
    }
}
