package dev.tentaclesetup.halibut.wire;

import org.jspecify.annotations.Nullable;

/// A call, connection or message failed for a reason outside this process; [#failure()] says which.
/// The message is [HalibutFailure#describe()], fit for a log.
public final class HalibutException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient HalibutFailure failure;

    /// A failure without a cause below it.
    public HalibutException(HalibutFailure failure) {
        this(failure, null);
    }

    /// @param cause what was thrown below, or null
    public HalibutException(HalibutFailure failure, @Nullable Throwable cause) {
        super(failure.describe(), cause);
        this.failure = failure;
    }

    /// A message that is not the protocol.
    public static HalibutException malformed(String what) {
        return new HalibutException(new HalibutFailure.Malformed(what));
    }

    /// A size from outside that is over its limit.
    public static HalibutException over(SizeLimit limit, long allowed, long seen) {
        return new HalibutException(new HalibutFailure.LimitExceeded(limit, allowed, seen));
    }

    /// What went wrong, for an exhaustive `switch`.
    public HalibutFailure failure() {
        return failure;
    }
}
