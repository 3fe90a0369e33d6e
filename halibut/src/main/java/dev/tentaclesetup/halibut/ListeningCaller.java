package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.transport.Channel;
import dev.tentaclesetup.halibut.transport.Connection;
import dev.tentaclesetup.halibut.transport.ConnectionPool;
import dev.tentaclesetup.halibut.transport.Dialler;
import dev.tentaclesetup.halibut.transport.RemoteIdentity;
import dev.tentaclesetup.halibut.transport.RuntimeThreads;
import dev.tentaclesetup.halibut.wire.ContentException;
import dev.tentaclesetup.halibut.wire.Countdown;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Calls services that listen [halibut 12.2]: tries again as long as the request cannot have
/// reached the service, never afterwards.
final class ListeningCaller {

    private static final int CLEAR_AFTER = 2;

    private final Dialler dialler;
    private final ConnectionPool pool;
    private final RuntimeThreads threads;
    private final Limits limits;

    ListeningCaller(Dialler dialler, ConnectionPool pool, RuntimeThreads threads, Limits limits) {
        this.dialler = dialler;
        this.pool = pool;
        this.threads = threads;
        this.limits = limits;
    }

    /// How far a call has come, agreed upon between the thread that makes it and the one that waits
    /// for it.
    static final class Progress {
        private HalibutFailure.Phase phase = HalibutFailure.Phase.CONNECTING;
        private boolean cancelled;

        /// The request is about to be sent.
        ///
        /// @return false if it must not, because the caller waits no more
        synchronized boolean sending() {
            if (!cancelled) {
                phase = HalibutFailure.Phase.TRANSFERRING;
            }
            return !cancelled;
        }

        /// The caller waits no more.
        ///
        /// @return how far the call has come; it will not go into another phase
        synchronized HalibutFailure.Phase cancel() {
            cancelled = true;
            return phase;
        }
    }

    Message.Response call(
            ServiceEndpoint.Listening endpoint, Message.Request request, Progress progress)
            throws HalibutException, InterruptedException {
        Channel channel = connect(endpoint);
        boolean complete = false;
        try {
            if (!progress.sending()) {
                throw new InterruptedException();
            }
            channel.send(request);
            Message.Response response = channel.receiveResponse(request);
            complete = true;
            pool.giveBack(endpoint, channel);
            return response;
        } catch (IOException e) {
            throw new HalibutException(
                    new HalibutFailure.ConnectionLost(
                            endpoint.uri().toString(),
                            reason(channel.connection(), e),
                            !(e instanceof ContentException)),
                    e);
        } finally {
            if (!complete) {
                drop(endpoint, channel);
            }
        }
    }

    /// A connection on which the peer has just shown that it is ready for a request.
    private Channel connect(ServiceEndpoint.Listening endpoint)
            throws HalibutException, InterruptedException {
        var clock = new Countdown(limits.of(TimeLimit.RETRY_TOTAL));
        Exception last = null;
        int refusals = 0;
        for (long left = limits.of(SizeLimit.ATTEMPTS); left > 0 && !clock.over(); left--) {
            if (last != null && !threads.pause(limits.of(TimeLimit.RETRY_PAUSE))) {
                throw new HalibutException(new HalibutFailure.Closed());
            }
            Channel channel = reuse(endpoint);
            if (channel != null) {
                return channel;
            }
            try {
                channel = dial(endpoint);
            } catch (IOException e) {
                last = e;
                if (Dialler.hopeless(e)) {
                    break;
                }
                continue;
            } catch (HalibutException e) {
                last = retriable(e);
                continue;
            }
            try {
                dialler.identify(channel, RemoteIdentity.CLIENT + RemoteIdentity.VERSION);
                return channel;
            } catch (IOException | HalibutException e) {
                last = e;
                drop(endpoint, channel);
                if (++refusals == CLEAR_AFTER) {
                    pool.clear(endpoint);
                }
            }
        }
        throw cannotConnect(endpoint, last);
    }

    /// A pooled connection that answers NEXT. If one does not, the others are as doubtful, and each
    /// could cost a heartbeat: all of them go, and a new one is dialled without a pause.
    private @Nullable Channel reuse(ServiceEndpoint.Listening endpoint) {
        Channel channel = pool.take(endpoint);
        if (channel == null) {
            return null;
        }
        try {
            channel.sendLine(Channel.NEXT);
            if (channel.control(TimeLimit.HEARTBEAT).equals(Channel.PROCEED)) {
                return channel;
            }
        } catch (IOException | HalibutException e) {
            // a new one
        }
        drop(endpoint, channel);
        pool.clear(endpoint);
        return null;
    }

    private Channel dial(ServiceEndpoint.Listening endpoint) throws IOException, HalibutException {
        Channel channel = dialler.dial(endpoint);
        pool.track(endpoint, channel.connection());
        return channel;
    }

    private void drop(ServiceEndpoint endpoint, Channel channel) {
        pool.forget(endpoint, channel.connection());
        channel.connection().close();
    }

    private static HalibutException retriable(HalibutException e) throws HalibutException {
        if (e.failure() instanceof HalibutFailure.UnexpectedCertificate) {
            throw e;
        }
        return e;
    }

    private static HalibutException cannotConnect(
            ServiceEndpoint endpoint, @Nullable Exception last) {
        if (last instanceof HalibutException e
                && e.failure() instanceof HalibutFailure.ProxyRefused) {
            return e;
        }
        String why =
                switch (last) {
                    case null -> "no attempt was made";
                    case UnknownHostException e -> "the host is unknown: " + e.getMessage();
                    default -> String.valueOf(last.getMessage());
                };
        return new HalibutException(
                new HalibutFailure.CannotConnect(endpoint.uri().toString(), why), last);
    }

    private static String reason(Connection connection, IOException e) {
        return connection.expired()
                ? "Unable to write data to the transport connection: Connection timed out"
                : String.valueOf(e.getMessage());
    }
}
