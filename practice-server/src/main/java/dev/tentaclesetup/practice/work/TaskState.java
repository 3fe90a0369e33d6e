package dev.tentaclesetup.practice.work;

/// Where a task is in its life [octopus-api 7.3].
///
/// ```
/// QUEUED ─► EXECUTING ─► SUCCESS | FAILED | TIMED_OUT
///    │          └─► CANCELLING ─► CANCELED
///    └─► CANCELED
/// ```
public enum TaskState {
    /// Waits for its turn.
    QUEUED("Queued"),
    /// Runs.
    EXECUTING("Executing"),
    /// Asked to stop, still running.
    CANCELLING("Cancelling"),
    /// Stopped on request.
    CANCELED("Canceled"),
    /// Ended badly.
    FAILED("Failed"),
    /// Ended well.
    SUCCESS("Success"),
    /// Stopped because it took longer than allowed.
    TIMED_OUT("TimedOut");

    private final String wireName;

    TaskState(String wireName) {
        this.wireName = wireName;
    }

    /// The value of `State` in documents.
    public String wireName() {
        return wireName;
    }

    /// Whether it will not change any more.
    public boolean completed() {
        return switch (this) {
            case QUEUED, EXECUTING, CANCELLING -> false;
            case CANCELED, FAILED, SUCCESS, TIMED_OUT -> true;
        };
    }
}
