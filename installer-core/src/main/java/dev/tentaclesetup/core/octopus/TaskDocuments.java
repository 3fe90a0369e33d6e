package dev.tentaclesetup.core.octopus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Server tasks to and from JSON [octopus-api 7.3].
final class TaskDocuments {

    private static final int MOST_LINES = 100_000;

    private TaskDocuments() {}

    static ServerTask read(JsonNode node) {
        return new ServerTask(
                Documents.text(node, "Id"),
                Documents.text(node, "State"),
                Documents.flag(node, "IsCompleted"),
                Documents.flag(node, "FinishedSuccessfully"),
                Documents.text(node, "ErrorMessage"));
    }

    static TaskLog log(JsonNode details) {
        var lines = new ArrayList<TaskLogLine>();
        collect(details.path("ActivityLogs"), lines);
        return new TaskLog(read(details.path("Task")), lines);
    }

    static TaskLogLine line(JsonNode node) {
        return new TaskLogLine(
                Documents.optional(node, "Category").orElse("Info"),
                Documents.text(node, "MessageText"));
    }

    /// A health task for exactly one record. An empty list would mean all of them.
    static String health(Machine machine, Space space, Duration limit) {
        ObjectNode task = task("Health", "Check " + machine.name() + " after set-up", space);
        ObjectNode arguments = task.putObject("Arguments");
        arguments.put("Timeout", span(limit));
        arguments.put("MachineTimeout", span(limit));
        if (space.id().isPresent()) {
            arguments.put("RestrictedTo", machine.kind().restriction());
        }
        arguments.putArray("MachineIds").add(machine.id());
        return task.toString();
    }

    static String script(Machine machine, Space space, String syntax, String body) {
        ObjectNode task = task("AdHocScript", "Run a script on " + machine.name(), space);
        ObjectNode arguments = task.putObject("Arguments");
        arguments.put("TargetType", machine.kind() == MachineKind.TARGET ? "Machines" : "Workers");
        arguments.putArray("MachineIds").add(machine.id());
        arguments.put("Syntax", syntax);
        arguments.put("ScriptBody", body);
        return task.toString();
    }

    private static ObjectNode task(String name, String description, Space space) {
        ObjectNode task = Documents.object();
        task.put("Name", name);
        task.put("Description", description);
        space.id().ifPresent(id -> task.put("SpaceId", id));
        return task;
    }

    private static String span(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart());
    }

    /// The reader's nesting limit bounds this recursion.
    private static void collect(JsonNode activities, List<TaskLogLine> lines) {
        for (JsonNode activity : activities) {
            for (JsonNode element : activity.path("LogElements")) {
                if (lines.size() < MOST_LINES) {
                    lines.add(line(element));
                }
            }
            collect(activity.path("Children"), lines);
        }
    }
}
