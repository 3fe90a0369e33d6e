package dev.tentaclesetup.service;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// An operation on a service, an account or the firewall failed; [#failure()] says how, as a value.
/// The message is for logs.
public final class ServiceException extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final transient ServiceFailure failure;

    /// A failure without a cause below it.
    public ServiceException(ServiceFailure failure) {
        this(failure, null);
    }

    /// @param cause what was thrown below, or null
    public ServiceException(ServiceFailure failure, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    /// What went wrong, for an exhaustive `switch`.
    public ServiceFailure failure() {
        return failure;
    }
}
