package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.transport.Channel;
import dev.tentaclesetup.halibut.transport.Connection;
import dev.tentaclesetup.halibut.transport.DrainState;
import dev.tentaclesetup.halibut.transport.PageReply;
import dev.tentaclesetup.halibut.transport.Preface;
import dev.tentaclesetup.halibut.transport.RemoteIdentity;
import dev.tentaclesetup.halibut.transport.Sockets;
import dev.tentaclesetup.halibut.transport.TlsContext;
import dev.tentaclesetup.halibut.transport.Watchdog;
import dev.tentaclesetup.halibut.transport.WebSocketHandshake;
import dev.tentaclesetup.halibut.transport.WireContext;
import dev.tentaclesetup.halibut.wire.FriendlyPage;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Serves accepted connections: finds out who has dialled us and for what [halibut 1.5]. A browser
/// gets the page, a peer that is not trusted gets no answer, callers are served, polling services
/// get work.
final class InboundConnections {

    private static final System.Logger LOG = System.getLogger(InboundConnections.class.getName());

    private final TlsContext tls;
    private final Watchdog watchdog;
    private final WireContext context;
    private final TrustList trust;
    private final UnknownPeer unknownPeer;
    private final Consumer<Refusal> refusals;
    private final FriendlyPage page;
    private final ServiceInvoker invoker;
    private final RequestQueues queues;
    private final Map<Socket, Accepted> open = new ConcurrentHashMap<>();
    private final Strangers strangers;
    private volatile boolean draining;

    InboundConnections(
            HalibutRuntime.Builder builder,
            TlsContext tls,
            Watchdog watchdog,
            WireContext context,
            Served served) {
        this.tls = tls;
        this.watchdog = watchdog;
        this.context = context;
        this.strangers = new Strangers(context.limits());
        this.page = builder.page;
        this.unknownPeer = builder.unknownPeer;
        this.refusals = builder.refusals;
        this.trust = served.trust();
        this.invoker = served.invoker();
        this.queues = served.queues();
    }

    /// What trusted peers may use.
    record Served(TrustList trust, ServiceInvoker invoker, RequestQueues queues) {}

    /// A connection that was accepted, and the thumbprint of its peer as soon as it is known.
    private static final class Accepted {
        final SocketAddress address;
        final Strangers.Stranger stranger;
        final DrainState drainState;
        volatile @Nullable Thumbprint thumbprint;

        /// What the peer has shown, trusted or not. For the connection's own thread.
        @Nullable Thumbprint presented;

        /// Whether the peer gets something, be it the page. For the connection's own thread.
        boolean served;

        Accepted(Socket raw) {
            address = raw.getRemoteSocketAddress();
            stranger =
                    new Strangers.Stranger(
                            raw.getInetAddress(),
                            () -> Sockets.answered(raw),
                            () -> Sockets.close(raw));
            drainState = new DrainState(raw);
        }
    }

    /// Serves one connection to its end.
    void serve(Socket raw) {
        var accepted = new Accepted(raw);
        open.put(raw, accepted);
        strangers.arrive(accepted.stranger);
        try (raw) {
            if (draining) {
                return; // accepted while the runtime was being closed
            }
            if (admitted() < context.limits().of(SizeLimit.CONNECTIONS)) {
                handshake(raw, accepted);
            } else {
                refuse(accepted, Refusal.Reason.TOO_MANY);
            }
        } catch (IOException | HalibutException e) {
            ended(accepted, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, gone(accepted, e), e);
        } finally {
            strangers.leave(accepted.stranger);
            open.remove(raw);
        }
    }

    /// How many connections are of peers that are trusted.
    private int admitted() {
        return open.size() - strangers.count();
    }

    private void ended(Accepted accepted, Exception e) {
        boolean usual =
                e instanceof EOFException
                        || e instanceof SocketTimeoutException
                        || e instanceof SSLException;
        // Strangers and probes that break off must not fill the log.
        boolean told = accepted.thumbprint != null && !usual;
        LOG.log(
                told ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
                () -> gone(accepted, e));
        if (!accepted.served && !draining) {
            refuse(
                    accepted,
                    accepted.stranger.outnumbered()
                            ? Refusal.Reason.TOO_MANY
                            : Refusal.Reason.of(e));
        }
    }

    private void refuse(Accepted accepted, Refusal.Reason reason) {
        var refusal =
                new Refusal(accepted.address, Optional.ofNullable(accepted.presented), reason);
        LOG.log(System.Logger.Level.DEBUG, () -> accepted.address + " refused: " + reason);
        refusals.accept(refusal);
    }

    /// Closes the connections of peers that are trusted no more.
    void dropUntrusted() {
        open.forEach((raw, accepted) -> {
            Thumbprint thumbprint = accepted.thumbprint;
            if (thumbprint != null && !trust.contains(thumbprint)) {
                Sockets.close(raw);
            }
        });
    }

    /// Ends all connections, those with a running call after its answer.
    void drain() {
        draining = true;
        open.values().forEach(accepted -> accepted.drainState.drain());
    }

    private void handshake(Socket raw, Accepted accepted)
            throws IOException, HalibutException, InterruptedException {
        Sockets.configure(raw, context.keepAlive());
        try (Connection connection =
                Connection.accept(raw, tls.accepting(raw), watchdog, context.limits())) {
            X509Certificate certificate = connection.certificate();
            accepted.presented = certificate == null ? null : Thumbprint.of(certificate);
            if (accepted.presented != null && trust.contains(accepted.presented)) {
                admit(connection, accepted);
            }
            Preface preface = preface(connection);
            switch (preface.kind()) {
                case NOTHING -> refuse(accepted, Refusal.Reason.ENDED);
                case PAGE -> pageOrWebSocket(connection, accepted, preface.text());
                case PROTOCOL -> {
                    if (authenticate(connection, accepted)) {
                        serveByRole(new Channel(connection, context), accepted);
                    }
                }
            }
        }
    }

    private Preface preface(Connection connection) throws IOException {
        try {
            return Preface.read(connection.in(), context.limits());
        } catch (IOException e) {
            throw connection.expired() ? Connection.tooSlow(e) : e;
        }
    }

    /// A stranger that asks for a WebSocket gets the page, as for any request: nothing more is read
    /// from it and nothing answered.
    private void pageOrWebSocket(Connection connection, Accepted accepted, String request)
            throws IOException, HalibutException, InterruptedException {
        byte[] grant = WebSocketHandshake.grant(request);
        if (grant == null || !known(accepted)) {
            accepted.served = true;
            PageReply.send(connection, page);
            return;
        }
        if (!authenticate(connection, accepted)) {
            return;
        }
        connection.send(grant);
        Connection framed = connection.acceptWebSocket(Preface.MX);
        if (framed != null) {
            serveByRole(new Channel(framed, context), accepted);
        }
    }

    /// Whether the peer is trusted, or becomes so when it is asked about.
    private boolean known(Accepted accepted) {
        Thumbprint shown = accepted.presented;
        if (shown == null) {
            return false;
        }
        if (!trust.contains(shown) && unknownPeer.trust(accepted.address, shown)) {
            trust.add(shown);
        }
        return trust.contains(shown);
    }

    private void admit(Connection connection, Accepted accepted) {
        strangers.leave(accepted.stranger);
        connection.admit();
    }

    private boolean authenticate(Connection connection, Accepted accepted) {
        Thumbprint thumbprint = accepted.presented;
        if (thumbprint == null) {
            refuse(accepted, Refusal.Reason.NO_CERTIFICATE);
            return false;
        }
        boolean known = known(accepted);
        accepted.thumbprint = thumbprint;
        connection.peer(thumbprint);
        // Only now, with the thumbprint noted above: a peer that is distrusted from here on is
        // found by dropUntrusted.
        if (!known || !trust.contains(thumbprint)) {
            refuse(accepted, Refusal.Reason.UNTRUSTED);
            return false;
        }
        admit(connection, accepted);
        if (admitted() > context.limits().of(SizeLimit.CONNECTIONS)) {
            refuse(accepted, Refusal.Reason.TOO_MANY);
            return false;
        }
        accepted.served = true;
        LOG.log(
                System.Logger.Level.INFO,
                () -> "Accepted " + accepted.address + ", authenticated as " + thumbprint);
        return true;
    }

    private void serveByRole(Channel channel, Accepted accepted)
            throws IOException, HalibutException, InterruptedException {
        String ours = RemoteIdentity.SERVER + RemoteIdentity.VERSION;
        switch (RemoteIdentity.read(channel)) {
            case RemoteIdentity.Client _ -> {
                channel.sendIdentity(ours);
                Thumbprint caller = Objects.requireNonNull(accepted.thumbprint);
                new ServiceExchange(channel, invoker, accepted.drainState, caller).serveCaller();
            }
            case RemoteIdentity.Subscriber subscriber ->
                    servePoller(channel, accepted.drainState, subscriber.subscription());
            case RemoteIdentity.Server _ -> {
                channel.sendIdentity(ours);
                throw HalibutException.malformed("Unexpected remote identity: Server");
            }
        }
    }

    private void servePoller(Channel channel, DrainState drainState, URI subscription)
            throws IOException, HalibutException, InterruptedException {
        Limits limits = context.limits();
        RequestQueue queue = queues.acquire(subscription, limits.of(SizeLimit.SUBSCRIPTIONS));
        try {
            long most = limits.of(SizeLimit.CONNECTIONS_PER_SUBSCRIPTION);
            if (!queue.enter(most)) {
                throw HalibutException.over(SizeLimit.CONNECTIONS_PER_SUBSCRIPTION, most, most + 1);
            }
            try {
                channel.sendIdentity(RemoteIdentity.SERVER + RemoteIdentity.VERSION);
                new SubscriberExchange(channel, queue, drainState).run();
            } finally {
                queue.leave();
            }
        } finally {
            queues.release(subscription);
        }
    }

    private static String gone(Accepted accepted, Exception e) {
        return accepted.address + ": " + e.getMessage();
    }
}
