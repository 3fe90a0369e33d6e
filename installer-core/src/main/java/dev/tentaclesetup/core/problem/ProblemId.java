package dev.tentaclesetup.core.problem;

/// One id for one cause, with the exit code of its class.
///
/// The names are part of the contract (`wizard-reference` sections 8 and 10.6): written with a
/// hyphen ([#text()]) in every output, log and help page. The sentences live in the resource bundle
/// under `problem.<text>.message` and `problem.<text>.fix`.
public enum ProblemId {
    ANS_SYNTAX(3),
    ANS_UNKNOWN(3),
    ANS_MISSING(3),
    ANS_SECRET(4);

    private final int exitCode;

    ProblemId(int exitCode) {
        this.exitCode = exitCode;
    }

    /// As users see it, for example `ANS-SYNTAX`.
    public String text() {
        return name().replace('_', '-');
    }

    /// The exit code of the class of problems this one belongs to.
    public int exitCode() {
        return exitCode;
    }
}
