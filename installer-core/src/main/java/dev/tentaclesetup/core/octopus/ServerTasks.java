package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Starting and watching tasks of the server.
public final class ServerTasks {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Api api;
    private final Links root;

    ServerTasks(Api api, Links root) {
        this.api = api;
        this.root = root;
    }

    /// Queues a health check of this one machine.
    ///
    /// @param limit what the server allows for it
    public ServerTask startHealthCheck(Machine machine, Space space, Duration limit)
            throws ProblemException, InterruptedException {
        return start(CallPurpose.START_HEALTH_CHECK, TaskDocuments.health(machine, space, limit));
    }

    /// Queues a script for this one machine. The set-up itself runs none; proofs of whole runs do.
    ///
    /// @param syntax `Bash` or `PowerShell`
    public ServerTask startScript(Machine machine, Space space, String syntax, String body)
            throws ProblemException, InterruptedException {
        return start(CallPurpose.START_SCRIPT, TaskDocuments.script(machine, space, syntax, body));
    }

    /// The task and its log as they are now.
    public TaskLog log(ServerTask task) throws ProblemException, InterruptedException {
        String self = self(task);
        Optional<JsonNode> details =
                api.find(ApiCall.get(CallPurpose.READ_TASK_LOG, self + "/details?verbose=true"));
        if (details.isPresent()) {
            return TaskDocuments.log(details.get());
        }
        JsonNode plain = api.ask(ApiCall.get(CallPurpose.READ_TASK, self));
        return new TaskLog(TaskDocuments.read(plain), List.of());
    }

    /// Watches a task until it is completed or the time is over. Each new log line is handed out
    /// once, in order, on the calling thread.
    ///
    /// @param limit how long to watch
    /// @return the last state seen; not completed when the time was over
    public TaskLog follow(ServerTask task, Duration limit, Consumer<TaskLogLine> lines)
            throws ProblemException, InterruptedException {
        Instant end = api.clock().instant().plus(limit);
        Duration pause = FIRST_PAUSE;
        int shown = 0;
        while (true) {
            TaskLog log = log(task);
            for (; shown < log.lines().size(); shown++) {
                lines.accept(log.lines().get(shown));
            }
            if (log.task().completed() || !api.clock().instant().isBefore(end)) {
                return log;
            }
            api.clock().pause(pause);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    /// Watches a machine that the server has not checked yet.
    ///
    /// @param limit how long to watch
    /// @return the machine once it has been checked; empty when the time was over
    public Optional<Machine> watch(OctopusSpace space, Machine machine, Duration limit)
            throws ProblemException, InterruptedException {
        Instant end = api.clock().instant().plus(limit);
        while (true) {
            Optional<Machine> now =
                    space.machine(machine.kind(), machine.id()).filter(seen -> !seen.unchecked());
            if (now.isPresent() || !api.clock().instant().isBefore(end)) {
                return now;
            }
            api.clock().pause(LONGEST_PAUSE);
        }
    }

    private ServerTask start(CallPurpose purpose, String document)
            throws ProblemException, InterruptedException {
        String path = root.orUsual("Tasks", "~/api/tasks", Map.of());
        return TaskDocuments.read(api.ask(ApiCall.post(purpose, path, document)));
    }

    private String self(ServerTask task) {
        return root.orUsual("Tasks", "~/api/tasks", Map.of()) + "/" + Links.encode(task.id());
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }
}
