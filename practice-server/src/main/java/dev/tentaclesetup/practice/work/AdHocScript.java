package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.practice.store.LogLine.Category;
import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs a script of the user's on machines and keeps its output in the task's log.
public final class AdHocScript {

    /// Longer than any task may take: the task's own time is the one that counts.
    private static final Duration NO_LIMIT = Duration.ofDays(2);

    private final Store store;
    private final Tentacles tentacles;

    /// @param tentacles the way to the machines
    public AdHocScript(Store store, Tentacles tentacles) {
        this.store = store;
        this.tentacles = tentacles;
    }

    /// The work of an `AdHocScript` task.
    public TaskOrder.Work of(List<String> machineIds, Script script) {
        List<OnMachines.Part> parts =
                machineIds.stream()
                        .map(id ->
                                new OnMachines.Part(
                                        id,
                                        "Run script on "
                                                + store.machine(id).map(Machine::name).orElse(id)))
                        .toList();
        return (taskId, log) -> {
            List<String> bad =
                    OnMachines.run(
                            parts, log, NO_LIMIT, (id, step) -> runOn(id, script, taskId, step));
            return bad.isEmpty()
                    ? new Outcome.Success()
                    : new Outcome.Failure(
                            "The script failed on "
                                    + bad.size()
                                    + " of "
                                    + parts.size()
                                    + " machines.");
        };
    }

    private boolean runOn(String id, Script script, String taskId, ActivityLog log)
            throws InterruptedException {
        Optional<Machine> machine = store.machine(id);
        if (machine.isEmpty()) {
            log.add(Category.FATAL, "The machine " + id + " has been deleted.");
            return false;
        }
        try {
            int exitCode = tentacles.run(machine.get().endpoint(), script, taskId, log::add);
            log.add(
                    exitCode == 0 ? Category.VERBOSE : Category.FATAL,
                    "The script ended with exit code " + exitCode + ".");
            return exitCode == 0;
        } catch (TentacleException e) {
            log.add(Category.FATAL, e.failure().describe());
            return false;
        }
    }
}
