package dev.tentaclesetup.core.problem;

/// The exit codes that say how a whole run ended (`wizard-reference` 10.6). The codes of single
/// problems belong to [ProblemId].
public enum ExitCode {
    OK(0),
    BUG(1),
    USAGE(2),
    APPLY_FAILED_UNDONE(20),
    APPLY_FAILED_UNDO_INCOMPLETE(21),
    SERVICE_NOT_RUNNING_KEPT(22),
    HEALTH_FAILED_KEPT(23),
    REMOVED_RECORD_REMAINS(24),
    NOTHING_TO_CHANGE(30),
    INSTANCE_EXISTS(31),
    INSTANCE_NOT_FOUND(32),
    LOCKED(40),
    INTERRUPTED_RUN_PENDING(41),
    TIME_OUT(124),
    INTERRUPTED(130),
    TERMINATED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
