package dev.tentaclesetup.halibut.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What travels inside one deflate stream [halibut 5.2].
public sealed interface Message {

    /// A call.
    ///
    /// @param endpoint what the caller says about the endpoint; ignored by services
    record Request(
            @Nullable String id,
            UUID activityId,
            @Nullable WireObject endpoint,
            @Nullable String service,
            @Nullable String method,
            List<@Nullable Object> params)
            implements Message {}

    /// An answer; the result counts only if there is no error.
    record Response(@Nullable String id, @Nullable ServerError error, @Nullable Object result)
            implements Message {}

    /// What a poller gets when there is no work.
    record Empty() implements Message {}
}
