package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.ContentException;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Calls services that poll us: queues the request and waits until a poller has brought the answer
/// [halibut 8.4].
final class PollingCaller {

    private final RequestQueues queues;
    private final Limits limits;

    PollingCaller(RequestQueues queues, Limits limits) {
        this.queues = queues;
        this.limits = limits;
    }

    Message.Response call(ServiceEndpoint.Polling endpoint, Message.Request request)
            throws HalibutException {
        RequestQueue queue =
                queues.acquire(endpoint.subscription(), limits.of(SizeLimit.SUBSCRIPTIONS));
        var pending = new PendingRequest(request);
        try {
            queue.add(pending, limits.of(SizeLimit.QUEUED_REQUESTS));
            return await(pending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HalibutException(new HalibutFailure.Cancelled(pending.abandon()), e);
        } catch (ExecutionException e) {
            throw failed(endpoint, e.getCause());
        } finally {
            queue.remove(pending);
            queues.release(endpoint.subscription());
        }
    }

    private Message.Response await(PendingRequest pending)
            throws HalibutException, InterruptedException, ExecutionException {
        var allowed = limits.of(TimeLimit.COLLECTION);
        try {
            return pending.answer().get(allowed.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (pending.abandonIfUncollected(allowed)) {
                throw new HalibutException(new HalibutFailure.NotCollected(allowed), e);
            }
            // Collected: the limits of the connection that carries it bound the rest.
            return pending.answer().get();
        }
    }

    private static HalibutException failed(ServiceEndpoint endpoint, @Nullable Throwable cause) {
        if (cause instanceof HalibutException e) {
            return new HalibutException(e.failure(), e);
        }
        return new HalibutException(
                new HalibutFailure.ConnectionLost(
                        endpoint.uri().toString(),
                        String.valueOf(cause == null ? null : cause.getMessage()),
                        !(cause instanceof ContentException)),
                cause);
    }
}
