package dev.tentaclesetup.practice.work;

import org.jspecify.annotations.Nullable;

/// A Tentacle could not be reached or did not do what was asked.
public final class TentacleException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient TentacleFailure failure;

    /// @param cause null when there is none
    public TentacleException(TentacleFailure failure, @Nullable Throwable cause) {
        super(failure.describe(), cause);
        this.failure = failure;
    }

    /// What went wrong.
    public TentacleFailure failure() {
        return failure;
    }
}
