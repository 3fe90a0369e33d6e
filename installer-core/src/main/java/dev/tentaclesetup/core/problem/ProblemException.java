package dev.tentaclesetup.core.problem;

import org.jspecify.annotations.Nullable;

/// A [Problem] at the edge of a unit of work. Inside one, problems travel as values.
public final class ProblemException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /// @param cause the technical cause for the log, or null
    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.id().text() + " " + problem.seen(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
