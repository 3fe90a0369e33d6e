package dev.tentaclesetup.agent.script;

import java.util.Map;

/// Variables that our launcher changed for our own Java machine and kept for scripts: options that
/// are meant for the other Java programs of the host, and the locale. The contract is in the README
/// of `jpackage`, "Kept variables".
final class KeptVariables {
    private static final String NAMES = "TENTACLE_SETUP_KEPT";
    private static final String VALUE = NAMES + "_";

    private KeptVariables() {}

    /// Puts back what was there before the launcher.
    ///
    /// @param environment of a script, a changeable copy of ours
    static void restore(Map<String, String> environment) {
        for (String name : environment.getOrDefault(NAMES, "").split(" ", -1)) {
            String before = environment.get(VALUE + name);
            if (before != null) {
                environment.put(name, before);
            } else if (!name.isEmpty()) {
                environment.remove(name);
            }
        }
        environment.keySet().removeIf(name -> name.equals(NAMES) || name.startsWith(VALUE));
    }
}
