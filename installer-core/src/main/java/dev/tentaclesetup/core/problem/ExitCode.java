package dev.tentaclesetup.core.problem;

/// The exit codes of runs that no [class of problems][ProblemClass] explains ([wizard-reference
/// 10.6]).
public enum ExitCode {
    /// Everything is as wanted.
    OK(0),
    /// The command line cannot be understood, or asks for what this program cannot do here.
    USAGE(2),
    /// A step failed; everything was put back.
    APPLY_FAILED_UNDONE(20),
    /// A step failed; not everything could be put back.
    APPLY_FAILED_UNDO_INCOMPLETE(21),
    /// The instance is removed, but something that was to go as well is not, such as its record on
    /// the server.
    REMOVED_RECORD_REMAINS(24),
    /// With `--detailed-exitcode`: everything was as wanted already.
    NOTHING_TO_CHANGE(30),
    /// The terminal went away during the run.
    HUNG_UP(129),
    /// The run was cancelled.
    INTERRUPTED(130),
    /// The run was ended by the system.
    TERMINATED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
