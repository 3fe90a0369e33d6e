package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call as a service sees it. The parameters cannot be changed.
///
/// @param service the contract's simple name, for instance `IScriptServiceV2`
/// @param method the method's name without `Async`, in the caller's spelling
/// @param params the arguments in order, see [ServiceHandler#call] for their types; data streams
///   are completely received and are deleted when the call has been answered
/// @param activityId the caller's correlation id, all zero if none came
/// @param caller the authenticated peer
public record Invocation(
        String service,
        String method,
        List<@Nullable Object> params,
        UUID activityId,
        Thumbprint caller) {

    public Invocation {
        params = Collections.unmodifiableList(new ArrayList<>(params));
    }

    /// The argument as an object.
    ///
    /// @param index from 0
    /// @throws HalibutException with `HalibutFailure.Malformed` if it is null, another type or
    ///   missing
    public WireObject object(int index) throws HalibutException {
        return param(index, WireObject.class);
    }

    /// The argument as a string; null where null was sent.
    ///
    /// @param index from 0
    /// @throws HalibutException with `HalibutFailure.Malformed` if it is another type or missing
    public @Nullable String string(int index) throws HalibutException {
        return index < params.size() && params.get(index) == null
                ? null
                : param(index, String.class);
    }

    /// The argument as a data stream.
    ///
    /// @param index from 0
    /// @throws HalibutException with `HalibutFailure.Malformed` if it is null, another type or
    ///   missing
    public DataStream stream(int index) throws HalibutException {
        return param(index, DataStream.class);
    }

    private <T> T param(int index, Class<T> type) throws HalibutException {
        Object value = index < params.size() ? params.get(index) : null;
        if (!type.isInstance(value)) {
            throw HalibutException.malformed(
                    "argument "
                            + index
                            + " of "
                            + service
                            + "::"
                            + method
                            + " is not a "
                            + type.getSimpleName());
        }
        return type.cast(value);
    }
}
