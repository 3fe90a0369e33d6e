package dev.tentaclesetup.practice.work;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A task and its state. Thread-safe; states change as [TaskState] shows and never back.
public final class ServerTask {

    private final String id;
    private final TaskOrder order;
    private final InstantSource clock;
    private final ActivityLog log;
    private final Instant queued;
    private TaskState state = TaskState.QUEUED;
    private Instant updated;
    private @Nullable Instant started;
    private @Nullable Instant completed;
    private String errorMessage = "";

    ServerTask(String id, TaskOrder order, InstantSource clock) {
        this.id = id;
        this.order = order;
        this.clock = clock;
        this.log = new ActivityLog(id + "_1", order.description(), clock);
        this.queued = clock.instant();
        this.updated = queued;
    }

    /// `ServerTasks-{n}`.
    public String id() {
        return id;
    }

    /// What it was asked to do.
    public TaskOrder order() {
        return order;
    }

    /// Its state now.
    public synchronized Progress progress() {
        return new Progress(state, queued, started, updated, completed, errorMessage);
    }

    /// Its log now.
    public Activity activity() {
        return log.snapshot();
    }

    ActivityLog log() {
        return log;
    }

    /// @return false when it was cancelled before its turn came
    synchronized boolean begin() {
        if (state != TaskState.QUEUED) {
            return false;
        }
        enter(TaskState.EXECUTING);
        started = updated;
        log.begin();
        return true;
    }

    /// @return whether the one who runs it must be interrupted
    synchronized boolean cancel() {
        return switch (state) {
            case QUEUED -> {
                end(TaskState.CANCELED, "");
                yield true;
            }
            case EXECUTING -> {
                enter(TaskState.CANCELLING);
                yield true;
            }
            case CANCELLING, CANCELED, FAILED, SUCCESS, TIMED_OUT -> false;
        };
    }

    /// The time is over.
    synchronized void timeOut() {
        if (!state.completed()) {
            String why =
                    "The task did not end within the "
                            + order.limit().toSeconds()
                            + " seconds it was given.";
            end(TaskState.TIMED_OUT, why);
        }
    }

    synchronized void end(Outcome outcome) {
        if (state == TaskState.CANCELLING) {
            end(TaskState.CANCELED, "");
        } else if (!state.completed()) {
            switch (outcome) {
                case Outcome.Success() -> end(TaskState.SUCCESS, "");
                case Outcome.Failure(String why) -> end(TaskState.FAILED, why);
            }
        }
    }

    private void end(TaskState last, String why) {
        errorMessage = why;
        enter(last);
        completed = updated;
        log.end(
                switch (last) {
                    case SUCCESS -> Activity.Status.SUCCESS;
                    case CANCELED -> Activity.Status.CANCELED;
                    case FAILED, TIMED_OUT, QUEUED, EXECUTING, CANCELLING -> Activity.Status.FAILED;
                });
    }

    private void enter(TaskState next) {
        state = next;
        updated = clock.instant();
    }

    /// A task's state at one moment.
    ///
    /// @param started null while it waits
    /// @param completed null until it ends
    /// @param errorMessage empty unless it failed
    public record Progress(
            TaskState state,
            Instant queued,
            @Nullable Instant started,
            Instant updated,
            @Nullable Instant completed,
            String errorMessage) {}
}
