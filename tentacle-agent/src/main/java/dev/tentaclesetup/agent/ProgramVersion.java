package dev.tentaclesetup.agent;

/// The versions that this agent reports to servers, to scripts and in its log.
final class ProgramVersion {
    /// The official Tentacle whose behaviour this agent has. Servers compare it: a lower number
    /// would make them offer an upgrade, which would replace this program.
    static final String COMPATIBLE = "9.1.0";

    private ProgramVersion() {}

    /// The version of this build, from the manifest of its jar; `dev` when running from a build
    /// tree.
    static String build() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /// The Java runtime, where the official program reports its .NET runtime.
    static String runtime() {
        return "Java "
                + Runtime.version().feature()
                + "."
                + Runtime.version().interim()
                + "."
                + Runtime.version().update();
    }
}
