package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The connections that we have dialled: idle ones for the next call, and those in use [halibut
/// 12.1].
public final class ConnectionPool {

    /// An idle connection younger than this is taken to be alive without a check.
    private static final Duration SURELY_ALIVE = Duration.ofSeconds(1);

    private final Limits limits;
    private final InstantSource clock;

    /// The endpoint that was not called for longest comes first.
    private final Map<ServiceEndpoint, Deque<Idle>> idle = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<ServiceEndpoint, Set<Connection>> active = new HashMap<>();
    private boolean closed;

    /// @param clock measures the age of idle connections
    public ConnectionPool(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    private record Idle(Channel channel, Instant since) {}

    /// An idle connection that is still open, or null.
    public @Nullable Channel take(ServiceEndpoint endpoint) {
        for (Idle found = poll(endpoint); found != null; found = poll(endpoint)) {
            if (!expired(found) && alive(found)) {
                track(endpoint, found.channel().connection());
                return found.channel();
            }
            end(found.channel());
        }
        return null;
    }

    private boolean alive(Idle kept) {
        return Duration.between(kept.since(), clock.instant()).compareTo(SURELY_ALIVE) < 0
                || kept.channel().connection().in().quiet();
    }

    /// Keeps a connection whose call is over.
    public void giveBack(ServiceEndpoint endpoint, Channel channel) {
        if (!keep(endpoint, channel)) {
            end(channel);
        }
        // Two per call are enough to keep up. The endpoint that was not called for longest is one
        // of
        // them, so that connections to an endpoint that is never called again are closed as well.
        for (ServiceEndpoint checked : toCheck(endpoint)) {
            Idle old = pollExpired(checked);
            if (old != null) {
                end(old.channel());
            }
        }
    }

    private synchronized List<ServiceEndpoint> toCheck(ServiceEndpoint endpoint) {
        var stalest = idle.keySet().iterator();
        return stalest.hasNext() ? List.of(stalest.next(), endpoint) : List.of();
    }

    /// Notes a connection as in use.
    public void track(ServiceEndpoint endpoint, Connection connection) {
        boolean late;
        synchronized (this) {
            late = closed;
            active.computeIfAbsent(endpoint, e -> new HashSet<>()).add(connection);
        }
        if (late) {
            connection.close();
        }
    }

    /// A connection in use has been closed.
    public synchronized void forget(ServiceEndpoint endpoint, Connection connection) {
        Set<Connection> used = active.get(endpoint);
        if (used != null && used.remove(connection) && used.isEmpty()) {
            active.remove(endpoint);
        }
    }

    /// Ends the idle connections to an endpoint.
    public void clear(ServiceEndpoint endpoint) {
        for (Idle found = poll(endpoint); found != null; found = poll(endpoint)) {
            end(found.channel());
        }
    }

    /// Ends the idle connections to an endpoint and breaks those in use.
    public void disconnect(ServiceEndpoint endpoint) {
        clear(endpoint);
        Collection<Connection> used;
        synchronized (this) {
            used = new ArrayList<>(active.getOrDefault(endpoint, Set.of()));
        }
        used.forEach(Connection::close);
    }

    /// Ends all idle connections and keeps none from now on.
    public void close() {
        List<ServiceEndpoint> endpoints;
        synchronized (this) {
            closed = true;
            endpoints = new ArrayList<>(idle.keySet());
        }
        endpoints.forEach(this::clear);
    }

    private synchronized boolean keep(ServiceEndpoint endpoint, Channel channel) {
        forget(endpoint, channel.connection());
        Deque<Idle> others = idle.get(endpoint);
        int size = others == null ? 0 : others.size();
        if (closed || size >= limits.of(SizeLimit.POOLED_CONNECTIONS)) {
            return false;
        }
        Deque<Idle> kept = others == null ? new ArrayDeque<>() : others;
        idle.put(endpoint, kept);
        kept.addFirst(new Idle(channel, clock.instant()));
        return true;
    }

    private synchronized @Nullable Idle poll(ServiceEndpoint endpoint) {
        Deque<Idle> kept = idle.get(endpoint);
        if (kept == null) {
            return null;
        }
        Idle found = kept.pollFirst();
        if (kept.isEmpty()) {
            idle.remove(endpoint);
        }
        return found;
    }

    /// The longest unused one, if it is too old.
    private synchronized @Nullable Idle pollExpired(ServiceEndpoint endpoint) {
        Deque<Idle> kept = idle.get(endpoint);
        Idle oldest = kept == null ? null : kept.peekLast();
        if (kept == null || oldest == null || !expired(oldest)) {
            return null;
        }
        kept.pollLast();
        if (kept.isEmpty()) {
            idle.remove(endpoint);
        }
        return oldest;
    }

    private boolean expired(Idle kept) {
        return Duration.between(kept.since(), clock.instant())
                        .compareTo(limits.of(TimeLimit.POOLED))
                > 0;
    }

    private static void end(Channel channel) {
        try {
            channel.sendLine(Channel.END);
        } catch (IOException e) {
            // best effort: the peer may have gone first
        }
        channel.connection().close();
    }
}
