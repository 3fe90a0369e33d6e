package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.transport.Channel;
import dev.tentaclesetup.halibut.transport.Connection;
import dev.tentaclesetup.halibut.transport.ConnectionPool;
import dev.tentaclesetup.halibut.transport.Dialler;
import dev.tentaclesetup.halibut.transport.DrainState;
import dev.tentaclesetup.halibut.transport.RemoteIdentity;
import dev.tentaclesetup.halibut.transport.RuntimeThreads;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection that asks a server for work, made again whenever it breaks ([halibut 8.1],
/// [halibut 8.2]).
final class PollingLoop {

    private static final System.Logger LOG = System.getLogger(PollingLoop.class.getName());

    private final PollingEndpoint endpoint;
    private final Dialler dialler;
    private final ConnectionPool pool;
    private final ServiceInvoker invoker;
    private final RuntimeThreads threads;
    private final Limits limits;
    private final ReconnectBackoff backoff;
    private @Nullable Thread thread;
    private @Nullable DrainState drainState;
    private @Nullable String trouble;
    private boolean stopped;

    PollingLoop(
            PollingEndpoint endpoint, ServiceInvoker invoker, Dialling dialling, Limits limits) {
        this.endpoint = endpoint;
        this.dialler = dialling.dialler();
        this.pool = dialling.pool();
        this.threads = dialling.threads();
        this.backoff = dialling.backoff();
        this.invoker = invoker;
        this.limits = limits;
    }

    /// What a loop needs to make connections, and to make them again.
    record Dialling(
            Dialler dialler,
            ConnectionPool pool,
            RuntimeThreads threads,
            ReconnectBackoff backoff) {}

    synchronized void start() {
        thread = threads.start("poll", this::run);
    }

    synchronized boolean connected() {
        return drainState != null;
    }

    /// Why there is no connection; empty while there is one, and before the first try has failed.
    synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Ends the loop: now, or after the answer to the call that is running.
    synchronized void stop() {
        stopped = true;
        if (drainState != null) {
            drainState.drain();
        } else if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized boolean stopped() {
        return stopped || threads.closing();
    }

    private void run() {
        try {
            while (!stopped()) {
                backoff.trying();
                Exception failure = attempt();
                if (stopped()) {
                    return;
                }
                Duration delay = backoff.delay();
                String reason = reason(failure);
                failed(reason);
                LOG.log(System.Logger.Level.WARNING, () -> retrying(reason, delay));
                threads.pause(delay);
            }
        } catch (InterruptedException e) {
            // stopped, or the runtime is closing: the thread ends here
        }
    }

    private @Nullable Exception attempt() throws InterruptedException {
        Channel channel = null;
        try {
            channel = dial();
            pool.track(endpoint.server(), channel.connection());
            dialler.identify(
                    channel,
                    RemoteIdentity.SUBSCRIBER
                            + RemoteIdentity.VERSION
                            + " "
                            + endpoint.subscription());
            backoff.succeeded();
            serve(channel);
            return null;
        } catch (IOException | HalibutException e) {
            return e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "polling " + endpoint.server().uri(), e);
            return e;
        } finally {
            if (channel != null) {
                pool.forget(endpoint.server(), channel.connection());
                channel.connection().close();
            }
        }
    }

    private void serve(Channel channel) throws IOException, HalibutException {
        Connection connection = channel.connection();
        DrainState working = connection.drainState();
        working.announceEndOn(connection);
        if (!begin(working)) {
            return;
        }
        LOG.log(
                System.Logger.Level.INFO,
                () -> "Polling " + endpoint.server().uri() + " as " + endpoint.subscription());
        try {
            Thumbprint peer =
                    Objects.requireNonNullElse(connection.peer(), endpoint.server().thumbprint());
            new ServiceExchange(channel, invoker, working, peer).serveServer();
        } finally {
            finish();
        }
    }

    private synchronized boolean begin(DrainState working) {
        if (stopped) {
            return false;
        }
        drainState = working;
        trouble = null;
        return true;
    }

    private synchronized void failed(String reason) {
        trouble = reason;
    }

    private synchronized void finish() {
        drainState = null;
    }

    /// Repeats attempts whose failure may be gone in a second; others are left to the back-off.
    private Channel dial() throws IOException, HalibutException, InterruptedException {
        for (long left = limits.of(SizeLimit.ATTEMPTS) - 1; ; left--) {
            try {
                return dialler.dial(
                        endpoint.server(), endpoint.webSocketPath(), endpoint.alsoAccepted());
            } catch (IOException e) {
                if (left <= 0 || stopped() || lasting(e)) {
                    throw e;
                }
                LOG.log(System.Logger.Level.DEBUG, "dialling " + endpoint.server().uri(), e);
            }
            threads.pause(limits.of(TimeLimit.RETRY_PAUSE));
        }
    }

    /// Whether another attempt a second later would fail in the same way: the port is closed, the
    /// host does not exist, or TLS fails.
    private static boolean lasting(IOException e) {
        return e instanceof ConnectException || Dialler.hopeless(e);
    }

    private static String reason(@Nullable Exception failure) {
        return failure == null ? "the connection has ended" : String.valueOf(failure.getMessage());
    }

    private String retrying(String reason, Duration delay) {
        return String.format(
                Locale.ROOT,
                "Polling %s: %s. Retrying in %.1f seconds",
                endpoint.server().uri(),
                reason,
                delay.toMillis() / 1000.0);
    }
}
