package dev.tentaclesetup.halibut;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A request for a polling service, from the call until its answer.
final class PendingRequest {

    private final Message.Request request;
    private final CompletableFuture<Message.Response> answer = new CompletableFuture<>();
    private @Nullable Connection carrier;
    private boolean abandoned;

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

    /// Undoes [#takenBy]: nothing was sent.
    synchronized void putBack() {
        carrier = null;
    }

    /// The caller waits no more, unless a connection already carries the request.
    ///
    /// @return whether it was still uncollected
    synchronized boolean abandonIfUncollected() {
        abandoned = carrier == null;
        return abandoned;
    }

    /// The caller waits no more: breaks the connection that carries the request, if any.
    ///
    /// @return how far the call had come
    synchronized HalibutFailure.Phase abandon() {
        abandoned = true;
        if (carrier == null) {
            return HalibutFailure.Phase.CONNECTING;
        }
        carrier.close();
        return HalibutFailure.Phase.TRANSFERRING;
    }
}
