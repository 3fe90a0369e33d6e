package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.transport.Connection;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A request for a polling service, from the call until its answer.
final class PendingRequest {

    private final Message.Request request;
    private final CompletableFuture<Message.Response> answer = new CompletableFuture<>();
    private @Nullable Connection carrier;
    private @Nullable Duration overdue;
    private boolean abandoned;
    private boolean over;

    PendingRequest(Message.Request request) {
        this.request = request;
    }

    Message.Request request() {
        return request;
    }

    CompletableFuture<Message.Response> answer() {
        return answer;
    }

    /// Binds the request to the connection that will carry it.
    ///
    /// @return false if the caller waits no more
    synchronized boolean takenBy(Connection connection) {
        if (abandoned) {
            return false;
        }
        carrier = connection;
        return true;
    }

    /// Undoes [#takenBy]: nothing was sent. If the time for the collection has passed meanwhile,
    /// the caller learns it now.
    ///
    /// @return whether the request is to be collected again
    synchronized boolean putBack() {
        carrier = null;
        if (overdue != null) {
            abandoned = true;
            failed(new HalibutException(new HalibutFailure.NotCollected(overdue)));
        }
        return !abandoned;
    }

    /// The caller waits no more, unless a connection already carries the request.
    ///
    /// @param allowed the time that has passed
    /// @return whether it was still uncollected
    synchronized boolean abandonIfUncollected(Duration allowed) {
        abandoned = carrier == null && !over;
        overdue = allowed;
        return abandoned;
    }

    /// The caller waits no more: breaks the connection that carries the request, if any.
    ///
    /// @return how far the call had come
    synchronized HalibutFailure.Phase abandon() {
        abandoned = true;
        if (carrier != null) {
            carrier.close();
        }
        return carrier == null && !over
                ? HalibutFailure.Phase.CONNECTING
                : HalibutFailure.Phase.TRANSFERRING;
    }

    /// The answer is there. From now on the connection is the next request's.
    void answered(Message.Response response) {
        release();
        answer.complete(response);
    }

    /// There will be no answer.
    void failed(Throwable why) {
        release();
        answer.completeExceptionally(why);
    }

    private synchronized void release() {
        carrier = null;
        over = true;
    }
}
