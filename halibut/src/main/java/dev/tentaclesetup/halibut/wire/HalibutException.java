package dev.tentaclesetup.halibut.wire;

import org.jspecify.annotations.Nullable;

/// A call, connection or message failed for a reason outside this process; [#failure()] says which.
public final class HalibutException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient HalibutFailure failure;

    public HalibutException(HalibutFailure failure) {
        this(failure, null);
    }

    public HalibutException(HalibutFailure failure, @Nullable Throwable cause) {
        super(failure.describe(), cause);
        this.failure = failure;
    }

    public static HalibutException malformed(String what) {
        return new HalibutException(new HalibutFailure.Malformed(what));
    }

    public static HalibutException over(SizeLimit limit, long allowed, long seen) {
        return new HalibutException(new HalibutFailure.LimitExceeded(limit, allowed, seen));
    }

    /// What went wrong.
    public HalibutFailure failure() {
        return failure;
    }
}
