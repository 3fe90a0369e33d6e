package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.Placement;
import dev.tentaclesetup.practice.work.HealthCheck.Depth;
import dev.tentaclesetup.practice.work.Script;
import dev.tentaclesetup.practice.work.ServerTask;
import dev.tentaclesetup.practice.work.TaskOrder;
import dev.tentaclesetup.practice.work.TimeSpans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads and checks the body of a task's `POST` and queues what it asks for [octopus-api 7.3].
final class TaskReader {

    private static final Duration TASK_LIMIT = Duration.ofMinutes(10);
    private static final Duration MACHINE_LIMIT = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MAX_DESCRIPTION = 1_000;

    private final ServerParts parts;

    TaskReader(ServerParts parts) {
        this.parts = parts;
    }

    /// Queues the check that every new machine gets.
    void firstCheck(Machine machine) {
        List<String> ids = List.of(machine.id());
        parts.tasks()
                .submit(
                        new TaskOrder(
                                "Health",
                                "Check " + machine.name() + " for the first time",
                                machine.spaceId(),
                                Json.object().set("MachineIds", Json.strings(ids)).toString(),
                                TASK_LIMIT,
                                ids,
                                parts.healthCheck().of(ids, MACHINE_LIMIT, Depth.SCRIPT)));
    }

    /// Queues what the body asks for.
    ServerTask submit(String space, Members body) throws Refusal {
        String name = body.text("Name").orElse("");
        String description = body.text("Description").orElse(name);
        if (description.length() > MAX_DESCRIPTION) {
            body.error("A description has at most " + MAX_DESCRIPTION + " characters.");
        }
        Optional<Members> arguments = body.object("Arguments");
        if (arguments.isEmpty()) {
            body.error("Please provide the task's Arguments.");
        }
        body.check();
        Members given = arguments.orElseThrow();
        TaskOrder order =
                switch (name) {
                    case "Health" -> health(space, description, given);
                    case "AdHocScript" -> script(space, description, given);
                    case "" -> throw Refusal.invalid("Please provide the task's Name.");
                    case String other ->
                            throw Refusal.invalid(
                                    "This server does not know tasks named '" + other + "'.");
                };
        return parts.tasks().submit(order);
    }

    private TaskOrder health(String space, String description, Members arguments) throws Refusal {
        String restricted = arguments.text("RestrictedTo").orElse("Unrestricted");
        List<Machine> machines =
                chosen(space, arguments).stream()
                        .filter(machine ->
                                switch (restricted) {
                                    case "DeploymentTargets" ->
                                            machine.kind() == MachineKind.TARGET;
                                    case "Workers" -> machine.kind() == MachineKind.WORKER;
                                    case String _ -> true;
                                })
                        .toList();
        Duration limit = span(arguments, "Timeout", TASK_LIMIT);
        Duration machineLimit = span(arguments, "MachineTimeout", MACHINE_LIMIT);
        Depth depth = arguments.flag("OnlyTestConnection") ? Depth.CONNECTION : Depth.SCRIPT;
        arguments.check();
        List<String> ids = machines.stream().map(Machine::id).toList();
        return new TaskOrder(
                "Health",
                description,
                space,
                arguments.asSent().toString(),
                limit,
                ids,
                parts.healthCheck().of(ids, machineLimit, depth));
    }

    private TaskOrder script(String space, String description, Members arguments) throws Refusal {
        List<Machine> machines = chosen(space, arguments);
        String body = arguments.rawText("ScriptBody").orElse("");
        if (body.isBlank()) {
            arguments.error("Please provide the ScriptBody.");
        }
        String syntax = arguments.text("Syntax").orElse("Bash");
        Script script =
                switch (syntax) {
                    case "Bash" -> new Script(refusing("PowerShell"), body, Script.Isolation.FULL);
                    case "PowerShell" -> new Script(body, bashRefusing(), Script.Isolation.FULL);
                    case String other -> {
                        arguments.error("Scripts are Bash or PowerShell here, not " + other + ".");
                        yield new Script("", "", Script.Isolation.FULL);
                    }
                };
        Duration limit = span(arguments, "Timeout", TASK_LIMIT);
        arguments.check();
        List<String> ids = machines.stream().map(Machine::id).toList();
        return new TaskOrder(
                "AdHocScript",
                description,
                space,
                arguments.asSent().toString(),
                limit,
                ids,
                parts.adHocScript().of(ids, script));
    }

    private static String refusing(String shell) {
        return "[System.Console]::Error.WriteLine('This script is not for "
                + shell
                + ".'); exit 1\n";
    }

    private static String bashRefusing() {
        return "echo 'This script is not for Bash.' >&2\nexit 1\n";
    }

    /// The machines by id, or all of the environment, or all of the space.
    private List<Machine> chosen(String space, Members arguments) throws Refusal {
        List<String> ids = new ArrayList<>(arguments.texts("MachineIds"));
        ids.addAll(arguments.texts("WorkerIds"));
        Optional<String> environment = arguments.text("EnvironmentId");
        var chosen = new ArrayList<Machine>();
        for (String id : ids) {
            parts.store()
                    .machine(id)
                    .filter(machine -> machine.spaceId().equals(space))
                    .ifPresentOrElse(
                            chosen::add,
                            () -> arguments.error("The machine '" + id + "' was not found."));
        }
        arguments.check();
        if (ids.isEmpty()) {
            parts.store().machines().stream()
                    .filter(machine -> machine.spaceId().equals(space))
                    .filter(machine -> machine.use() == Machine.Use.ENABLED)
                    .forEach(chosen::add);
        }
        return chosen.stream()
                .filter(machine -> environment.isEmpty() || in(machine, environment.get()))
                .toList();
    }

    private static boolean in(Machine machine, String environment) {
        return machine.placement() instanceof Placement.Target target
                && target.environmentIds().contains(environment);
    }

    private static Duration span(Members arguments, String name, Duration standard) {
        Optional<String> text = arguments.text(name);
        if (text.isEmpty()) {
            return standard;
        }
        Optional<Duration> span =
                TimeSpans.parse(text.get())
                        .filter(duration ->
                                duration.isPositive() && duration.compareTo(LONGEST) <= 0);
        if (span.isEmpty()) {
            arguments.error(
                    "'"
                            + name
                            + "' is a time of at most a day like 00:05:00, not '"
                            + text.get()
                            + "'.");
        }
        return span.orElse(standard);
    }
}
