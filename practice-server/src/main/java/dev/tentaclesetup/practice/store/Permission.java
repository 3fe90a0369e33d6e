package dev.tentaclesetup.practice.store;

/// The permissions that an installer meets [octopus-api 2.7].
public enum Permission {
    /// List and read environments.
    ENVIRONMENT_VIEW("EnvironmentView"),
    /// Create environments.
    ENVIRONMENT_CREATE("EnvironmentCreate"),
    /// List and read targets.
    MACHINE_VIEW("MachineView"),
    /// Create targets, in every environment named.
    MACHINE_CREATE("MachineCreate"),
    /// Change targets, in the old and the new environments.
    MACHINE_EDIT("MachineEdit"),
    /// Delete targets.
    MACHINE_DELETE("MachineDelete"),
    /// List and read workers and worker pools.
    WORKER_VIEW("WorkerView"),
    /// Create, change and delete workers.
    WORKER_EDIT("WorkerEdit"),
    /// List and read machine policies.
    MACHINE_POLICY_VIEW("MachinePolicyView"),
    /// List and read proxies.
    PROXY_VIEW("ProxyView"),
    /// List and read tenants.
    TENANT_VIEW("TenantView"),
    /// Queue tasks.
    TASK_CREATE("TaskCreate"),
    /// Read tasks.
    TASK_VIEW("TaskView"),
    /// Cancel tasks.
    TASK_CANCEL("TaskCancel"),
    /// See spaces without a role in them; belongs to no space.
    SPACE_VIEW("SpaceView"),
    /// Everything; belongs to no space.
    ADMINISTER_SYSTEM("AdministerSystem");

    private final String wireName;

    Permission(String wireName) {
        this.wireName = wireName;
    }

    /// The name in documents and error texts.
    public String wireName() {
        return wireName;
    }

    /// Whether it is granted for the whole server and not in a space.
    public boolean system() {
        return this == SPACE_VIEW || this == ADMINISTER_SYSTEM;
    }
}
