package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.Subscriptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A server that this process asks for work.
///
/// @param subscription who we are to the server, for instance `poll://abc/`
/// @param server the server's listener for pollers
/// @param connections how many connections are kept, 1 to 1,000: so many calls run at a time
/// @param webSocketPath the path of the server's `wss` address, or null for the protocol's own port
public record PollingEndpoint(
        URI subscription,
        ServiceEndpoint.Listening server,
        int connections,
        @Nullable String webSocketPath) {

    private static final int MOST_CONNECTIONS = 1_000;

    public PollingEndpoint {
        subscription = Subscriptions.normalise(subscription);
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "polling takes 1 to 1,000 connections, not " + connections);
        }
        if (webSocketPath != null && !isPath(webSocketPath)) {
            throw new IllegalArgumentException("not a path: '" + webSocketPath + "'");
        }
    }

    /// One connection.
    public PollingEndpoint(URI subscription, ServiceEndpoint.Listening server) {
        this(subscription, server, 1);
    }

    /// Several connections.
    public PollingEndpoint(URI subscription, ServiceEndpoint.Listening server, int connections) {
        this(subscription, server, connections, null);
    }

    /// The same by WebSocket, for instance through a reverse proxy that only lets HTTP pass.
    ///
    /// @param path begins with `/`
    public PollingEndpoint overWebSocket(String path) {
        return new PollingEndpoint(subscription, server, connections, path);
    }

    private static boolean isPath(String path) {
        return path.startsWith("/") && path.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
