package dev.tentaclesetup.halibut;

import org.jspecify.annotations.Nullable;

/// A service that peers may call. Called on the virtual thread of the connection that has brought
/// the request, for several calls at a time if there are several connections. May block; is
/// interrupted if it still runs `TimeLimit.CLOSE` after [HalibutRuntime#close()] has begun.
@FunctionalInterface
public interface ServiceHandler {

    /// Runs one call.
    ///
    /// @param invocation method, arguments and caller
    /// @return the result: null, Boolean, Integer, Long, Double, String, byte[], UUID, Instant,
    ///   `WireObject`, `DataStream`
    /// @throws ServiceRejection to answer with an error of a chosen form
    /// @throws HalibutException with `HalibutFailure.Malformed` if the arguments cannot be read:
    ///   the connection is closed without an answer, as the reference does
    /// @throws Exception any other: answered as a failure of the service's own code
    @Nullable Object call(Invocation invocation) throws Exception;
}
