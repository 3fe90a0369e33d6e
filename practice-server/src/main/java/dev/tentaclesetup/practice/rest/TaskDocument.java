package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.store.LogLine;
import dev.tentaclesetup.practice.work.Activity;
import dev.tentaclesetup.practice.work.ServerTask;
import dev.tentaclesetup.practice.work.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Tasks as JSON and their logs as JSON and text [octopus-api 7.3].
record TaskDocument(Links links) {

    ObjectNode of(ServerTask task) {
        ServerTask.Progress progress = task.progress();
        TaskState state = progress.state();
        boolean began = progress.started() != null;
        ObjectNode document = Json.object().put("Id", task.id());
        if (links.generation().spaces()) {
            document.put("SpaceId", task.order().spaceId());
        }
        document.put("Name", task.order().name()).put("Description", task.order().description());
        document.set("Arguments", Json.MAPPER.readTree(task.order().arguments()));
        document.put("State", state.wireName())
                .put("Completed", completed(progress))
                .put("QueueTime", Json.time(progress.queued()))
                .putNull("QueueTimeExpiry")
                .put("StartTime", Json.time(progress.started()))
                .put("LastUpdatedTime", Json.time(progress.updated()))
                .put("CompletedTime", Json.time(progress.completed()))
                .put("ServerNode", began ? "OctopusServerNodes-PRACTICE-1" : null)
                .put("Duration", duration(progress.started(), progress.updated()))
                .put("ErrorMessage", progress.errorMessage())
                .put("HasBeenPickedUpByProcessor", began)
                .put("IsCompleted", state.completed())
                .put("FinishedSuccessfully", state == TaskState.SUCCESS)
                .put("HasPendingInterruptions", false)
                .put("CanRerun", false)
                .put("HasWarningsOrErrors", task.activity().notable());
        document.set("Links", links(task));
        return document;
    }

    private ObjectNode links(ServerTask task) {
        String self = links.system("/tasks/" + task.id());
        return Json.object()
                .put("Self", self)
                .put("Web", links.portal("#/" + task.order().spaceId() + "/tasks/" + task.id()))
                .put("Raw", self + "/raw")
                .put("Cancel", self + "/cancel")
                .put("Details", self + "/details{?verbose,tail}");
    }

    private static String completed(ServerTask.Progress progress) {
        String time = Json.time(progress.completed());
        return time != null
                ? time
                : progress.state() == TaskState.QUEUED ? "Queued..." : "Executing...";
    }

    private static String duration(@Nullable Instant started, Instant updated) {
        long seconds = started == null ? 0 : Duration.between(started, updated).toSeconds();
        return seconds < 1 ? "less than a second" : seconds + " seconds";
    }

    ObjectNode details(ServerTask task) {
        ObjectNode document = Json.object();
        document.set("Task", of(task));
        document.set("ActivityLogs", Json.array(List.of(activity(task.activity()))));
        boolean done = task.progress().state().completed();
        document.set(
                "Progress",
                Json.object()
                        .put("ProgressPercentage", done ? 100 : 0)
                        .put("EstimatedTimeRemaining", done ? "" : "a moment"));
        document.put("PhysicalLogSize", raw(task).length());
        document.set(
                "Links",
                Json.object().put("Self", links.system("/tasks/" + task.id() + "/details")));
        return document;
    }

    private ObjectNode activity(Activity activity) {
        ObjectNode document =
                Json.object()
                        .put("Id", activity.id())
                        .put("Name", activity.name())
                        .put("Started", Json.time(activity.started()))
                        .put("Ended", Json.time(activity.ended()))
                        .put("Status", activity.status().wireName())
                        .put("ShowAtSummaryLevel", false)
                        .put("ProgressPercentage", activity.ended() == null ? 0 : 100)
                        .put("ProgressMessage", "");
        document.set(
                "Children", Json.array(activity.children().stream().map(this::activity).toList()));
        document.set(
                "LogElements",
                Json.array(activity.lines().stream().map(MachineDocument::line).toList()));
        return document;
    }

    /// The whole log as text: a head, then each step with its lines.
    String raw(ServerTask task) {
        ServerTask.Progress progress = task.progress();
        var text =
                new StringBuilder()
                        .append("Task ID:        ")
                        .append(task.id())
                        .append('\n')
                        .append("Task status:    ")
                        .append(progress.state().wireName())
                        .append('\n')
                        .append("Task queued:    ")
                        .append(Json.time(progress.queued()))
                        .append('\n')
                        .append("Task started:   ")
                        .append(Json.time(progress.started()))
                        .append('\n')
                        .append("Task completed: ")
                        .append(Json.time(progress.completed()))
                        .append('\n')
                        .append("Server version: ")
                        .append(links.generation().version())
                        .append("\n\n");
        append(text, task.activity());
        return text.toString();
    }

    private static void append(StringBuilder text, Activity activity) {
        text.append(" ".repeat(20))
                .append("| == ")
                .append(activity.status().wireName())
                .append(": ")
                .append(activity.name())
                .append(" ==\n");
        for (LogLine line : activity.lines()) {
            String category = line.category().wireName();
            text.append(Json.time(line.at()), 11, 19)
                    .append("   ")
                    .append(category)
                    .append(" ".repeat(Math.max(1, 9 - category.length())))
                    .append("|   ")
                    .append(line.text())
                    .append('\n');
        }
        activity.children().forEach(child -> append(text, child));
    }
}
