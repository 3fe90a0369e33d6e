package dev.tentaclesetup.service;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// An operation on a service failed; [#failure()] tells how, as a value.
public final class ServiceException extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final transient ServiceFailure failure;

    public ServiceException(ServiceFailure failure) {
        this(failure, null);
    }

    public ServiceException(ServiceFailure failure, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    public ServiceFailure failure() {
        return failure;
    }
}
