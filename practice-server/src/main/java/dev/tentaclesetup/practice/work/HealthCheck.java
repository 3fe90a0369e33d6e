package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Faults;
import dev.tentaclesetup.practice.store.HealthStatus;
import dev.tentaclesetup.practice.store.LogLine;
import dev.tentaclesetup.practice.store.LogLine.Category;
import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.MachineHealth;
import dev.tentaclesetup.practice.store.MachineHealth.SystemFacts;
import dev.tentaclesetup.practice.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Checks machines the way the vendor's server does: capabilities, then a script whose output says
/// what runs there [tentacle-services 10.8]; keeps the result with the machine.
public final class HealthCheck {

    private final Store store;
    private final Faults faults;
    private final Tentacles tentacles;
    private final InstantSource clock;

    /// @param clock stamps the results
    public HealthCheck(Store store, Faults faults, Tentacles tentacles, InstantSource clock) {
        this.store = store;
        this.faults = faults;
        this.tentacles = tentacles;
        this.clock = clock;
    }

    /// How far a check goes.
    public enum Depth {
        /// The connection and the capabilities.
        CONNECTION,
        /// The script as well.
        SCRIPT
    }

    /// The work of a `Health` task. The machines count as being checked from now on.
    ///
    /// @param machineLimit the time for one machine
    public TaskOrder.Work of(List<String> machineIds, Duration machineLimit, Depth depth) {
        machineIds.forEach(id -> change(id, MachineHealth::checkBegun));
        return new TaskOrder.Work() {
            @Override
            public Outcome run(String taskId, ActivityLog log) throws InterruptedException {
                return checkAll(machineIds, machineLimit, depth, taskId, log);
            }

            @Override
            public void abandoned() {
                machineIds.forEach(id -> change(id, MachineHealth::checkGivenUp));
            }
        };
    }

    private Outcome checkAll(
            List<String> machineIds,
            Duration machineLimit,
            Depth depth,
            String taskId,
            ActivityLog log)
            throws InterruptedException {
        List<OnMachines.Part> parts =
                machineIds.stream()
                        .map(id -> new OnMachines.Part(id, "Check " + nameOf(id)))
                        .toList();
        List<String> bad =
                OnMachines.run(
                        parts, log, machineLimit, (id, step) -> checkOne(id, taskId, step, depth));
        return bad.isEmpty()
                ? new Outcome.Success()
                : new Outcome.Failure(
                        bad.size() + " of " + parts.size() + " machines are not healthy.");
    }

    private boolean checkOne(String id, String taskId, ActivityLog log, Depth depth)
            throws InterruptedException {
        Optional<Machine> machine = store.machine(id);
        if (machine.isEmpty()) {
            log.add(Category.FATAL, "The machine " + id + " has been deleted.");
            return false;
        }
        boolean recorded = false;
        try {
            Finding finding = examine(machine.get(), taskId, log, depth);
            record(id, finding, log);
            recorded = true;
            return finding.status() == HealthStatus.HEALTHY
                    || finding.status() == HealthStatus.HAS_WARNINGS;
        } finally {
            if (!recorded) {
                log.add(Category.FATAL, "The check did not come to an end.");
                record(
                        id,
                        new Finding(
                                HealthStatus.UNAVAILABLE,
                                "The last health check did not come to an end.",
                                machine.get().health().facts()),
                        log);
            }
        }
    }

    private record Finding(HealthStatus status, String summary, SystemFacts facts) {}

    private Finding examine(Machine machine, String taskId, ActivityLog log, Depth depth)
            throws InterruptedException {
        log.add(Category.INFO, "Running health check on " + machine.name());
        try {
            List<String> capabilities = tentacles.capabilities(machine.endpoint());
            log.add(Category.VERBOSE, "Capabilities: " + String.join(", ", capabilities));
            if (depth == Depth.CONNECTION) {
                return new Finding(
                        HealthStatus.HEALTHY,
                        "Connected to this machine.",
                        machine.health().facts());
            }
            return runScript(machine, taskId, log);
        } catch (TentacleException e) {
            log.add(Category.FATAL, e.failure().describe());
            return new Finding(
                    HealthStatus.UNAVAILABLE, e.failure().describe(), machine.health().facts());
        }
    }

    private Finding runScript(Machine machine, String taskId, ActivityLog log)
            throws TentacleException, InterruptedException {
        var report = new HealthScript.Report();
        int exitCode =
                tentacles.run(
                        machine.endpoint(),
                        HealthScript.script(),
                        taskId,
                        line -> {
                            if (!report.understands(line.text())) {
                                log.add(line);
                            }
                        });
        SystemFacts facts = report.facts();
        if (exitCode != 0) {
            log.add(
                    Category.ERROR,
                    "The health check script ended with exit code " + exitCode + ".");
            return unhealthy("The health check script failed.", facts);
        }
        if (faults.strike(Fault.HealthFails.class).isPresent()) {
            log.add(Category.ERROR, "This server is set to find every machine unhealthy.");
            return unhealthy("The machine was found unhealthy on purpose.", facts);
        }
        if (facts.tentacleVersion() == null) {
            log.add(Category.WARNING, "The Tentacle did not report its version.");
            return new Finding(
                    HealthStatus.HAS_WARNINGS, "Connected; the version is unknown.", facts);
        }
        log.add(Category.INFO, "Tentacle version " + facts.tentacleVersion());
        log.add(Category.INFO, "The machine is healthy.");
        return new Finding(HealthStatus.HEALTHY, "Connected to this machine.", facts);
    }

    private static Finding unhealthy(String why, SystemFacts facts) {
        return new Finding(HealthStatus.UNHEALTHY, why, facts);
    }

    private void record(String id, Finding finding, ActivityLog log) {
        List<LogLine> lines = log.snapshot().lines();
        change(
                id,
                old ->
                        new MachineHealth(
                                finding.status(),
                                finding.summary(),
                                Math.max(0, old.checks() - 1),
                                clock.instant(),
                                finding.facts(),
                                lines));
    }

    private void change(String id, UnaryOperator<MachineHealth> change) {
        store.machine(id)
                .ifPresent(machine ->
                        store.machines(machine.kind())
                                .replace(id, now -> now.with(change.apply(now.health()))));
    }

    private String nameOf(String id) {
        return store.machine(id).map(Machine::name).orElse(id);
    }
}
