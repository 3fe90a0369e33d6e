package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a script's log says about waiting for the isolation mutex. The server renders the links;
/// people search for these sentences [tentacle-services 7].
final class IsolationTexts {
    private static final String ALONE =
            " requires that no other Octopus scripts are executing on this target at the same time.";

    private IsolationTexts() {}

    static String acquiring(String mutex, ScriptIsolationLevel level, String task) {
        return "Acquiring isolation mutex " + mutex + " with " + level.wireName() + " in " + task;
    }

    /// Why the script waits; null when the mutex is free by now.
    static @Nullable String waiting(
            IsolationLock.Holders holders, ScriptIsolationLevel level, String task) {
        List<String> tasks = tasks(holders);
        boolean wantsAll = level == ScriptIsolationLevel.FULL_ISOLATION;
        if (tasks.size() > 1) {
            return "Waiting on scripts in tasks "
                    + list(tasks, task)
                    + " to finish. "
                    + (wantsAll ? "This script" : "Another script")
                    + ALONE;
        }
        if (tasks.isEmpty()) {
            return null;
        }
        if (tasks.getFirst().equals(task)) {
            return "Waiting on another script in this task to finish as "
                    + (wantsAll ? "this task" : "another task")
                    + ALONE;
        }
        return "Waiting for the script in task "
                + link(tasks.getFirst())
                + " to finish as "
                + (wantsAll ? "this script" : "that script")
                + ALONE;
    }

    static String canceled(IsolationLock.Holders holders, String task) {
        return "This task was canceled before it could start." + stillRunning(holders, task);
    }

    static String timedOut(IsolationLock.Holders holders, String task, Duration waited) {
        return "This task waited more than "
                + waited.toMinutes()
                + " minutes and timed out."
                + stillRunning(holders, task);
    }

    private static String stillRunning(IsolationLock.Holders holders, String task) {
        List<String> tasks = tasks(holders);
        return switch (tasks.size()) {
            case 0 -> "";
            case 1 -> " Task " + list(tasks, task) + " is still running.";
            default -> " Tasks " + list(tasks, task) + " are still running.";
        };
    }

    private static List<String> tasks(IsolationLock.Holders holders) {
        String writer = holders.writer();
        return writer == null
                ? holders.readers().stream().distinct().sorted().toList()
                : List.of(writer);
    }

    private static String list(List<String> tasks, String task) {
        List<String> links =
                tasks.stream().map(t -> t.equals(task) ? "This Task" : link(t)).toList();
        int last = links.size() - 1;
        return last == 0
                ? links.getFirst()
                : String.join(", ", links.subList(0, last)) + " and " + links.get(last);
    }

    private static String link(String task) {
        return "[" + task + "](~/app#/tasks/" + task + ")";
    }
}
