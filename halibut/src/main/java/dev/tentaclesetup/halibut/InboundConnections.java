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
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Finds out who has dialled us and what for (halibut sheet 1.5): a browser gets the page,
/// strangers get silence, callers are served, polling services get work.
final class InboundConnections {

    private static final System.Logger LOG = System.getLogger(InboundConnections.class.getName());

    private final TlsContext tls;
    private final Watchdog watchdog;
    private final WireContext context;
    private final TrustList trust;
    private final UnknownPeer unknownPeer;
    private final FriendlyPage page;
    private final ServiceInvoker invoker;
    private final RequestQueues queues;
    private final Map<Socket, Guest> guests = new ConcurrentHashMap<>();
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
        this.page = builder.page;
        this.unknownPeer = builder.unknownPeer;
        this.trust = served.trust();
        this.invoker = served.invoker();
        this.queues = served.queues();
    }

    /// What trusted peers may use.
    record Served(TrustList trust, ServiceInvoker invoker, RequestQueues queues) {}

    /// A connection that was accepted, and who it turned out to be.
    private static final class Guest {
        final DrainState activity;
        volatile @Nullable Thumbprint thumbprint;

        Guest(Socket raw) {
            activity = new DrainState(raw);
        }
    }

    /// Serves one connection to its end.
    void receive(Socket raw) {
        var guest = new Guest(raw);
        guests.put(raw, guest);
        try (raw) {
            if (draining) {
                return; // accepted while the runtime was being closed
            }
            if (guests.size() <= context.limits().of(SizeLimit.CONNECTIONS)) {
                greet(raw, guest);
            } else {
                LOG.log(System.Logger.Level.WARNING, "too many connections: one is refused");
            }
        } catch (EOFException | SocketTimeoutException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> gone(raw, e));
        } catch (SSLException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "TLS with " + gone(raw, e));
        } catch (IOException | HalibutException e) {
            // Strangers and probes that break off must not fill the log.
            boolean known = guest.thumbprint != null;
            LOG.log(
                    known ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
                    () -> gone(raw, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, gone(raw, e), e);
        } finally {
            guests.remove(raw);
        }
    }

    /// Closes the connections of peers that are trusted no more.
    void dropUntrusted() {
        guests.forEach((raw, guest) -> {
            Thumbprint thumbprint = guest.thumbprint;
            if (thumbprint != null && !trust.contains(thumbprint)) {
                Sockets.close(raw);
            }
        });
    }

    /// Ends all connections, those with a running call after its answer.
    void drain() {
        draining = true;
        guests.values().forEach(guest -> guest.activity.drain());
    }

    private void greet(Socket raw, Guest guest)
            throws IOException, HalibutException, InterruptedException {
        Sockets.configure(raw, context.keepAlive());
        try (Connection connection =
                Connection.handshake(raw, tls.accepting(raw), watchdog, context.limits())) {
            Preface preface = Preface.read(connection.in(), context.limits());
            switch (preface.kind()) {
                case NOTHING -> LOG.log(System.Logger.Level.TRACE, "Ignoring empty request");
                case PAGE -> pageOrWebSocket(connection, guest, preface.text());
                case PROTOCOL -> admit(connection, guest);
            }
        }
    }

    private void pageOrWebSocket(Connection connection, Guest guest, String request)
            throws IOException, HalibutException, InterruptedException {
        byte[] grant = WebSocketHandshake.grant(request);
        if (grant == null) {
            PageReply.send(connection, page);
            return;
        }
        connection.send(grant);
        Connection framed = connection.acceptWebSocket(Preface.MX);
        if (framed != null) {
            admit(framed, guest);
        }
    }

    private void admit(Connection connection, Guest guest)
            throws IOException, HalibutException, InterruptedException {
        if (admitted(connection, guest)) {
            identify(new Channel(connection, context), guest);
        }
    }

    private boolean admitted(Connection connection, Guest guest) {
        X509Certificate certificate = connection.certificate();
        SocketAddress address = connection.address();
        if (certificate == null) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> "A client at " + address + " did not present a certificate. Rejected.");
            return false;
        }
        Thumbprint thumbprint = Thumbprint.of(certificate);
        if (!trust.contains(thumbprint) && unknownPeer.trust(address, thumbprint)) {
            trust.add(thumbprint);
        }
        guest.thumbprint = thumbprint;
        connection.peer(thumbprint);
        // Asked after the guest is on record: whoever loses our trust now is found by
        // dropUntrusted.
        if (!trust.contains(thumbprint)) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () ->
                            "A client at "
                                    + address
                                    + " presented a certificate that is not trusted, with the"
                                    + " thumbprint '"
                                    + thumbprint
                                    + "'. Rejected.");
            return false;
        }
        LOG.log(
                System.Logger.Level.INFO,
                () -> "Accepted " + address + ", authenticated as " + thumbprint);
        return true;
    }

    private void identify(Channel channel, Guest guest)
            throws IOException, HalibutException, InterruptedException {
        String ours = RemoteIdentity.SERVER + RemoteIdentity.VERSION;
        switch (RemoteIdentity.read(channel)) {
            case RemoteIdentity.Client _ -> {
                channel.sendIdentity(ours);
                Thumbprint caller = java.util.Objects.requireNonNull(guest.thumbprint);
                new ServiceExchange(channel, invoker, guest.activity, caller).serveCaller();
            }
            case RemoteIdentity.Subscriber subscriber ->
                    supply(channel, guest.activity, subscriber.subscription());
            case RemoteIdentity.Server _ -> {
                channel.sendIdentity(ours);
                throw HalibutException.malformed("Unexpected remote identity: Server");
            }
        }
    }

    private void supply(Channel channel, DrainState activity, URI subscription)
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
                new SubscriberExchange(channel, queue, activity).run();
            } finally {
                queue.leave();
            }
        } finally {
            queues.release(subscription);
        }
    }

    private static String gone(Socket raw, Exception e) {
        return raw.getRemoteSocketAddress() + ": " + e.getMessage();
    }
}
