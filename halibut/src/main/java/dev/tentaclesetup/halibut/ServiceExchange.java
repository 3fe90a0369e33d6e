package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.transport.Channel;
import dev.tentaclesetup.halibut.transport.DrainState;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;

/// The service's side of a connection: reads requests and answers them, whichever side has dialled
/// ([halibut 4.2], [halibut 4.3]).
final class ServiceExchange {

    private final Channel channel;
    private final ServiceInvoker invoker;
    private final DrainState drainState;
    private final Thumbprint peer;

    ServiceExchange(
            Channel channel, ServiceInvoker invoker, DrainState drainState, Thumbprint peer) {
        this.channel = channel;
        this.invoker = invoker;
        this.drainState = drainState;
        this.peer = peer;
    }

    /// Serves a caller that has dialled us, until it ends or falls silent.
    void serveCaller() throws IOException, HalibutException {
        while (channel.receiveRequest(TimeLimit.REQUEST) instanceof Message.Request request) {
            answer(request);
            String line = drainState.draining() ? Channel.END : channel.control(TimeLimit.IDLE);
            switch (line) {
                case Channel.NEXT -> channel.sendLine(Channel.PROCEED);
                case Channel.END -> {
                    return;
                }
                default -> throw HalibutException.malformed("Expected NEXT or END, got: " + line);
            }
        }
    }

    /// Works for a server that we have dialled, until the connection breaks or we close.
    void serveServer() throws IOException, HalibutException {
        while (!drainState.draining()) {
            Message message = channel.receiveRequest(TimeLimit.POLL_REQUEST);
            if (message instanceof Message.Request request) {
                answer(request);
            }
            if (drainState.draining()) {
                channel.sendLine(Channel.END);
                return;
            }
            channel.sendLine(Channel.NEXT);
            String line = channel.control(TimeLimit.HEARTBEAT);
            if (!line.equals(Channel.PROCEED)) {
                throw HalibutException.malformed("Expected PROCEED, got: " + line);
            }
        }
    }

    private void answer(Message.Request request) throws IOException, HalibutException {
        try {
            if (!drainState.beginCall()) {
                throw new HalibutException(new HalibutFailure.Closed());
            }
            channel.send(invoker.invoke(request, peer));
        } finally {
            drainState.endCall();
            ReceivedStreams.close(request.params());
        }
    }
}
