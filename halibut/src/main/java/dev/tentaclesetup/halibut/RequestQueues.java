package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// One queue per subscription, there as long as a caller or a poller uses it.
final class RequestQueues {

    private final Map<URI, Used> queues = new HashMap<>();
    private boolean closed;

    private static final class Used {
        final RequestQueue queue = new RequestQueue();
        int users;
    }

    /// The queue of a subscription; [#release] must follow.
    synchronized RequestQueue acquire(URI subscription, long most) throws HalibutException {
        if (closed) {
            throw new HalibutException(new HalibutFailure.Closed());
        }
        Used used = queues.get(subscription);
        if (used == null) {
            if (queues.size() >= most) {
                throw HalibutException.over(SizeLimit.SUBSCRIPTIONS, most, queues.size() + 1L);
            }
            used = new Used();
            queues.put(subscription, used);
        }
        used.users++;
        return used.queue;
    }

    synchronized void release(URI subscription) {
        Used used = queues.get(subscription);
        if (used != null && --used.users == 0) {
            queues.remove(subscription);
        }
    }

    synchronized int pollers(URI subscription) {
        Used used = queues.get(subscription);
        return used == null ? 0 : used.queue.pollers();
    }

    synchronized void close() {
        closed = true;
        queues.values().forEach(used -> used.queue.close());
    }
}
