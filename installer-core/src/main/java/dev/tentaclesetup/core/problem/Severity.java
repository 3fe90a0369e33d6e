package dev.tentaclesetup.core.problem;

/// How much a problem matters.
public enum Severity {
    /// Nothing can go on before this is solved.
    BLOCKER,
    /// Worth knowing; the run goes on.
    WARNING
}
