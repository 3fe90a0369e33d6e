package dev.tentaclesetup.agent;

/// The version that this agent reports to servers and scripts.
final class ProgramVersion {
    /// The official Tentacle whose behaviour this agent has. Servers compare it: a lower number
    /// would make them offer an upgrade, which would replace this program.
    static final String COMPATIBLE = "9.1.0";

    private ProgramVersion() {}

    /// The Java runtime, where the official program tells its .NET runtime.
    static String runtime() {
        return "Java "
                + Runtime.version().feature()
                + "."
                + Runtime.version().interim()
                + "."
                + Runtime.version().update();
    }
}
