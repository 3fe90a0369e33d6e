package dev.tentaclesetup.agent.script;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Ends a process with all its descendants.
final class ProcessTree {
    /// A process may fork after its children were listed and before its end; listing them again
    /// catches that.
    private static final int ROUNDS = 3;

    private ProcessTree() {}

    /// Kills without a chance to react (SIGKILL). Descendants whose parent had ended before are not
    /// reached [tentacle-services 6.7]; on Linux [ScriptMark] reaches them, on Windows a job
    /// ([Shell#job]).
    static void kill(ProcessHandle root) {
        Set<ProcessHandle> tree = new LinkedHashSet<>();
        tree.add(root);
        for (int round = 0; round < ROUNDS; round++) {
            root.descendants().forEach(tree::add);
            int known = tree.size();
            for (ProcessHandle process : List.copyOf(tree)) {
                process.descendants().forEach(tree::add);
                process.destroyForcibly();
            }
            if (tree.size() == known) {
                return;
            }
        }
        tree.forEach(ProcessHandle::destroyForcibly);
    }
}
