package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.ServerError;

/// Thrown by a [ServiceHandler] to answer a call with exactly this error, for instance that there
/// is no such method. Its message is the error's.
public final class ServiceRejection extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ServerError error;

    /// @param error what the caller receives
    public ServiceRejection(ServerError error) {
        super(error.message());
        this.error = error;
    }

    /// What the caller receives.
    public ServerError error() {
        return error;
    }
}
