package dev.tentaclesetup.core.octopus;

/// The two lists in which a server keeps agents.
public enum MachineKind {
    TARGET("machines", "Machines", "DeploymentTargets"),
    WORKER("workers", "Workers", "Workers");

    private final String path;
    private final String link;
    private final String restriction;

    MachineKind(String path, String link, String restriction) {
        this.path = path;
        this.link = link;
        this.restriction = restriction;
    }

    String path() {
        return path;
    }

    String link() {
        return link;
    }

    String restriction() {
        return restriction;
    }
}
