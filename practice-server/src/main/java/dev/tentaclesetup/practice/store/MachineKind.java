package dev.tentaclesetup.practice.store;

/// The two kinds of machine that a Tentacle can be registered as.
public enum MachineKind {
    /// A deployment target.
    TARGET("machines", "environments", "Machines", "DeploymentTarget", "machine"),
    /// A worker.
    WORKER("workers", "workerpools", "Workers", "Worker", "worker");

    private final String path;
    private final String groupPath;
    private final String idPrefix;
    private final String itemType;
    private final String noun;

    MachineKind(String path, String groupPath, String idPrefix, String itemType, String noun) {
        this.path = path;
        this.groupPath = groupPath;
        this.idPrefix = idPrefix;
        this.itemType = itemType;
        this.noun = noun;
    }

    /// The segment of its routes.
    public String path() {
        return path;
    }

    /// The segment of the routes of what its machines are placed in.
    public String groupPath() {
        return groupPath;
    }

    /// The front of its ids.
    public String idPrefix() {
        return idPrefix;
    }

    /// `ItemType` of its lists.
    public String itemType() {
        return itemType;
    }

    /// Its name in error texts.
    public String noun() {
        return noun;
    }
}
