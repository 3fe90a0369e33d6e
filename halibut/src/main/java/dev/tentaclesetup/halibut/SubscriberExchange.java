package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.transport.Channel;
import dev.tentaclesetup.halibut.transport.DrainState;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.halibut.wire.WireInput;
import java.io.IOException;

/// Our side of a connection that a polling service has dialled: hands it work from its queue
/// ([halibut 4.3], [halibut 8.4]).
final class SubscriberExchange {

    private final Channel channel;
    private final RequestQueue queue;
    private final DrainState drainState;

    SubscriberExchange(Channel channel, RequestQueue queue, DrainState drainState) {
        this.channel = channel;
        this.queue = queue;
        this.drainState = drainState;
    }

    /// Runs until the poller ends, the connection breaks or we close.
    void run() throws IOException, HalibutException, InterruptedException {
        Limits limits = channel.limits();
        while (!drainState.draining()) {
            PendingRequest next = queue.take(channel.connection(), limits.of(TimeLimit.QUEUE_WAIT));
            if (next == null) {
                channel.send(new Message.Empty());
            } else if (channel.connection().in().quiet()) {
                deliver(next);
            } else {
                // Nothing was sent: another connection of the subscription may carry it.
                queue.putBack(next);
                return;
            }
            String line = channel.control(TimeLimit.HEARTBEAT);
            switch (line) {
                case Channel.NEXT -> channel.sendLine(Channel.PROCEED);
                case Channel.END -> {
                    return;
                }
                default -> throw HalibutException.malformed("Expected NEXT or END, got: " + line);
            }
        }
    }

    /// At most once: whatever happens from here on, the request is not sent again.
    private void deliver(PendingRequest pending) throws IOException, HalibutException {
        boolean answered = false;
        try {
            if (!drainState.beginCall()) {
                throw new HalibutException(new HalibutFailure.Closed());
            }
            channel.send(pending.request());
            pending.answered(channel.receiveResponse(pending.request()));
            answered = true;
        } catch (IOException | HalibutException | RuntimeException e) {
            pending.failed(e);
            throw e;
        } finally {
            drainState.endCall();
            if (!answered) {
                pending.failed(new IOException(WireInput.END));
            }
        }
    }
}
