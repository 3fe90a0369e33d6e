package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.transport.Acceptor;
import dev.tentaclesetup.halibut.transport.ConnectionPool;
import dev.tentaclesetup.halibut.transport.Dialler;
import dev.tentaclesetup.halibut.transport.RuntimeThreads;
import dev.tentaclesetup.halibut.transport.TlsContext;
import dev.tentaclesetup.halibut.transport.Watchdog;
import dev.tentaclesetup.halibut.transport.WireContext;
import dev.tentaclesetup.halibut.wire.Compression;
import dev.tentaclesetup.halibut.wire.FriendlyPage;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HeapLimits;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.ServerError;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.SpoolFolder;
import dev.tentaclesetup.halibut.wire.Subscriptions;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One party of the protocol: it may serve (listening or polling), and it may call (services that
/// listen or poll), all at once, with one certificate and one list of trusted peers.
///
/// All methods may be called from any thread at any time. Every connection is read by one virtual
/// thread of the runtime, and services run on these threads. [#close()] ends all of them.
public final class HalibutRuntime implements AutoCloseable {

    /// For threads that were interrupted to end.
    private static final Duration LAST_WAIT = Duration.ofSeconds(2);

    private final Identity identity;
    private final Limits limits;
    private final InstantSource clock;
    private final RuntimeThreads threads = new RuntimeThreads();
    private final Compression compression;
    private final TrustList trust;
    private final TlsContext tls;
    private final Watchdog watchdog;
    private final SpoolFolder spool;
    private final WireContext context;
    private final RequestQueues queues = new RequestQueues();
    private final ServiceInvoker invoker;
    private final InboundConnections inbound;
    private final Dialler dialler;
    private final ConnectionPool pool;
    private final Caller caller;
    private final Set<Acceptor> acceptors = ConcurrentHashMap.newKeySet();
    private final Set<PollingHandle> polls = ConcurrentHashMap.newKeySet();

    private HalibutRuntime(Builder builder) {
        identity = builder.identity;
        limits = builder.limits;
        clock = builder.clock;
        compression = new Compression(limits);
        trust = new TrustList(builder.trusted);
        tls = new TlsContext(identity);
        watchdog = new Watchdog(threads, limits);
        spool = new SpoolFolder(builder.temporaryFolder, builder.hashing);
        context = new WireContext(limits, compression, spool, builder.keepAlive);
        invoker = new ServiceInvoker(builder.services, builder.unknownService);
        var served = new InboundConnections.Served(trust, invoker, queues);
        inbound = new InboundConnections(builder, tls, watchdog, context, served);
        dialler = new Dialler(tls, watchdog, context);
        pool = new ConnectionPool(limits, clock);
        caller =
                new Caller(
                        new ListeningCaller(dialler, pool, threads, limits),
                        new PollingCaller(queues, limits),
                        threads);
    }

    /// Begins a runtime.
    ///
    /// @param identity the certificate that is presented to all peers, in both roles
    public static Builder builder(Identity identity) {
        return new Builder(identity);
    }

    /// The thumbprint that peers must trust.
    public Thumbprint thumbprint() {
        return identity.thumbprint();
    }

    /// Accepts connections on an address: of callers, of polling services, and of browsers, which
    /// get the page [halibut 1.5]. Returns at once. May be used for several addresses.
    ///
    /// @param address port 0 for a free one
    /// @return the address with the port in use
    /// @throws IOException if the address cannot be bound, for instance because the port is in use
    /// @throws IllegalStateException after [#close()]
    public InetSocketAddress listen(InetSocketAddress address) throws IOException {
        Acceptor acceptor = Acceptor.bind(address, threads, inbound::serve);
        acceptors.add(acceptor);
        try {
            acceptor.start();
            // While the first connection is on its way: making the context takes a while.
            threads.start("prepare", tls::prepare);
        } catch (IllegalStateException e) {
            acceptor.close();
            throw e;
        }
        return acceptor.address();
    }

    /// Begins to ask a server for work and goes on until the handle or the runtime is closed: a
    /// connection that breaks or cannot be made is dialled again, after pauses that grow between
    /// [TimeLimit#BACKOFF_MIN] and [TimeLimit#BACKOFF_MAX] [halibut 8.1]. Returns at once.
    ///
    /// @return says whether the connections are there, and ends them
    /// @throws IllegalStateException after [#close()]
    public PollingHandle poll(PollingEndpoint endpoint) {
        List<PollingLoop> loops =
                IntStream.range(0, endpoint.connections())
                        .mapToObj(i -> new PollingLoop(endpoint, invoker, dialling(), limits))
                        .toList();
        var handle = new PollingLoops(loops, polls::remove);
        polls.add(handle);
        loops.forEach(PollingLoop::start);
        return handle;
    }

    private PollingLoop.Dialling dialling() {
        var backoff =
                new ReconnectBackoff(
                        clock,
                        ThreadLocalRandom.current().nextDouble(Double.MIN_NORMAL, 1),
                        limits.of(TimeLimit.BACKOFF_MIN),
                        limits.of(TimeLimit.BACKOFF_MAX));
        return new PollingLoop.Dialling(dialler, pool, threads, backoff);
    }

    /// Calls a method and waits for its result. Interrupting the thread cancels the call: the
    /// connection that carries it is closed. The protocol has no message for it, so the method may
    /// go on at the other side.
    ///
    /// A request is sent at most once. A listener is dialled up to `SizeLimit.ATTEMPTS` times
    /// within [TimeLimit#RETRY_TOTAL] until the request begins [halibut 12.2]; a polling service
    /// must collect it within [TimeLimit#COLLECTION]. Then the answer may take
    /// [TimeLimit#RESPONSE].
    ///
    /// @param endpoint a listener, which is dialled unless an idle connection is kept, or the
    ///   subscription of a polling service
    /// @param service the simple name of the contract, for instance `IScriptServiceV2`
    /// @param method the contract's name without `Async`
    /// @param params see [ServiceHandler#call] for the types; lists as `WireObject.list`
    /// @return the result, of the same types, null included; data streams are completely received
    /// @throws HalibutException for every failure; `HalibutFailure.phase()` says whether the
    ///   service can have seen the request; `HalibutFailure.Cancelled` leaves the interrupt flag
    ///   set
    public @Nullable Object call(
            ServiceEndpoint endpoint, String service, String method, @Nullable Object... params)
            throws HalibutException {
        return caller.call(endpoint, service, method, params);
    }

    /// Learns the thumbprint that a listener presents, without presenting ours [halibut 11.3]. One
    /// attempt, within [TimeLimit#CONNECT] and [TimeLimit#HANDSHAKE].
    ///
    /// @param host name or address; an IPv6 address without brackets
    /// @param port 1 to 65535
    /// @param proxy the HTTP proxy on the way, or null
    /// @throws HalibutException with `HalibutFailure.CannotConnect`, or with
    ///   `HalibutFailure.ProxyRefused` where there is a proxy
    public Thumbprint discover(String host, int port, @Nullable HttpProxy proxy)
            throws HalibutException {
        return new Discovery(watchdog, context).thumbprint(host, port, proxy);
    }

    /// Trusts one more peer, from its next connection on.
    public void trust(Thumbprint thumbprint) {
        trust.add(thumbprint);
    }

    /// Trusts exactly these peers. Accepted connections of others are closed, running calls
    /// included; those that we have dialled stay.
    public void trustOnly(Collection<Thumbprint> thumbprints) {
        trust.replace(thumbprints);
        inbound.dropUntrusted();
    }

    /// Ends the trust in a peer and closes the connections that were accepted from it.
    public void distrust(Thumbprint thumbprint) {
        trust.remove(thumbprint);
        inbound.dropUntrusted();
    }

    /// Whether a peer may call us and poll us.
    public boolean trusts(Thumbprint thumbprint) {
        return trust.contains(thumbprint);
    }

    /// Closes the connections that were dialled to an endpoint, idle ones and those in use: calls
    /// under way fail with `HalibutFailure.ConnectionLost`.
    public void disconnect(ServiceEndpoint endpoint) {
        pool.disconnect(endpoint);
    }

    /// How many connections a polling service holds to us now.
    ///
    /// @param subscription the URI by which it polls, in any spelling of scheme and host
    public int pollers(URI subscription) {
        return queues.pollers(Subscriptions.normalise(subscription));
    }

    /// Ends everything: no longer accepts, lets running service methods answer for
    /// [TimeLimit#CLOSE], then closes all connections. When it returns no thread of the runtime is
    /// left, except those inside service methods that do not react to interruption. Idempotent.
    @Override
    public void close() {
        threads.beginClosing();
        acceptors.forEach(Acceptor::close);
        caller.cancelAll();
        polls.forEach(PollingHandle::close);
        queues.close();
        inbound.drain();
        pool.close();
        try {
            if (!threads.join(limits.of(TimeLimit.CLOSE))) {
                watchdog.closeAll();
                threads.interrupt();
                threads.join(LAST_WAIT);
            }
        } catch (InterruptedException e) {
            watchdog.closeAll();
            threads.interrupt();
            Thread.currentThread().interrupt();
        }
        compression.close();
        spool.close();
    }

    /// Collects what a runtime needs; all but the identity has a default. For one thread.
    public static final class Builder {

        final Identity identity;
        final Map<String, ServiceHandler> services = new LinkedHashMap<>();
        Collection<Thumbprint> trusted = List.of();
        Limits limits = HeapLimits.ofThisProcess();
        InstantSource clock = InstantSource.system();
        FriendlyPage page = FriendlyPage.of("<html><body><p>Hello!</p></body></html>");
        UnknownPeer unknownPeer = (address, thumbprint) -> false;
        Consumer<Refusal> refusals = refusal -> {};
        Function<String, ServerError> unknownService = ServerError::serviceNotFound;
        boolean hashing;
        boolean keepAlive = true;
        Path temporaryFolder = Path.of(System.getProperty("java.io.tmpdir"));

        private Builder(Identity identity) {
            this.identity = identity;
        }

        /// Peers to trust from the start, in place of those given before. Default: none.
        public Builder trust(Collection<Thumbprint> thumbprints) {
            trusted = List.copyOf(thumbprints);
            return this;
        }

        /// The same, one by one.
        public Builder trust(Thumbprint... thumbprints) {
            return trust(List.of(thumbprints));
        }

        /// Offers a service.
        ///
        /// @param name the contract's simple name, compared exactly
        /// @param handler called for every method of the contract; replaces one of the same name
        public Builder service(String name, ServiceHandler handler) {
            services.put(name, handler);
            return this;
        }

        /// The answer to a call of a service that is not offered, made from its name. Default:
        /// [ServerError#serviceNotFound].
        public Builder unknownService(Function<String, ServerError> answer) {
            unknownService = answer;
            return this;
        }

        /// Limits of time and size. Default: [HeapLimits#ofThisProcess()].
        public Builder limits(Limits changed) {
            limits = changed;
            return this;
        }

        /// The clock that measures back-off and the age of pooled connections. Default: the
        /// system's.
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /// What a browser sees. Default: a page that says hello.
        public Builder friendlyPage(FriendlyPage shown) {
            page = shown;
            return this;
        }

        /// Asked about peers that are not trusted. Default: they are refused.
        public Builder unknownPeer(UnknownPeer decision) {
            unknownPeer = decision;
            return this;
        }

        /// Told about every connection that is turned away, on the connection's thread, several at
        /// a time. Default: nothing is done.
        public Builder refusals(Consumer<Refusal> listener) {
            refusals = listener;
            return this;
        }

        /// Where received data streams are kept that do not fit into `SizeLimit.MEMORY_BYTES`; made
        /// when first needed. Default: the system's folder for temporary files. On the file system
        /// of the files' destination, `DataStream.saveTo` moves instead of copying.
        public Builder temporaryFolder(Path folder) {
            temporaryFolder = folder;
            return this;
        }

        /// Makes the SHA-1 of received data streams that do not fit into memory while they arrive:
        /// `DataStream.sha1()`. Default: not made.
        public Builder hashReceivedStreams() {
            hashing = true;
            return this;
        }

        /// Whether the system probes connections on which nothing is said for 15 seconds, so that a
        /// peer that is gone is noticed. Default: it does.
        public Builder keepAlive(boolean probed) {
            keepAlive = probed;
            return this;
        }

        /// The runtime, without a thread and without a socket yet.
        public HalibutRuntime build() {
            return new HalibutRuntime(this);
        }
    }
}
