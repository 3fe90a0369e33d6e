package dev.tentaclesetup.practice.store;

/// The two kinds of machine that a Tentacle can be registered as.
public enum MachineKind {
    /// A deployment target.
    TARGET("machines", "Machines", "DeploymentTarget", "machine"),
    /// A worker.
    WORKER("workers", "Workers", "Worker", "worker");

    private final String path;
    private final String idPrefix;
    private final String itemType;
    private final String noun;

    MachineKind(String path, String idPrefix, String itemType, String noun) {
        this.path = path;
        this.idPrefix = idPrefix;
        this.itemType = itemType;
        this.noun = noun;
    }

    /// The segment of its routes.
    public String path() {
        return path;
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
