package dev.tentaclesetup.core.plan;

import java.util.Locale;

/// How a request ended, as the one word that scripts may rely on: in the last line of text output,
/// in the JSON `result` line and in the journal.
public enum RunStatus {
    /// Everything was applied and verified.
    DONE,
    /// Everything was as wanted already.
    SAME,
    /// The plan was printed, and nothing was changed.
    PLANNED,
    /// The answers are in order; nothing else was checked.
    VALID,
    /// The answers, the host and the server are in order, and nothing was changed.
    CHECKED,
    /// An instance was examined, and something of it is not in order.
    FAULTY,

    /// The plan is not the expected one, so nothing was changed.
    OTHER_PLAN,
    /// A problem was found before anything was changed.
    REFUSED,
    /// A step failed, and everything was put back.
    UNDONE,
    /// A step failed, and not everything could be put back.
    INCOMPLETE,
    /// A step failed, and what was done stays, because the answers say so.
    KEPT;

    /// As it is printed, for example `other-plan`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Of a run that ended with this report.
    public static RunStatus of(Report report) {
        return switch (report) {
            case Report.Done _ -> DONE;
            case Report.NothingToChange _ -> SAME;
            case Report.Undone _ -> UNDONE;
            case Report.UndoIncomplete _ -> INCOMPLETE;
            case Report.Kept _ -> KEPT;
        };
    }
}
