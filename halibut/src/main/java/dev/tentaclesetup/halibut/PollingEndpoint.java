package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.Subscriptions;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A server that this process asks for work.
///
/// @param subscription the name under which the server has requests for us, for instance
///   `poll://abc/`; scheme and host are turned into lower case [halibut 11.2]
/// @param server the server's listener for pollers, with the thumbprint that it must present
/// @param connections how many connections are kept, 1 to 1,000: so many calls run at a time
/// @param webSocketPath the path of the server's `wss` address, or null for the protocol's own port
/// @param alsoAccepted thumbprints that the server may present as well, for example while its
///   certificate is being replaced
public record PollingEndpoint(
        URI subscription,
        ServiceEndpoint.Listening server,
        int connections,
        @Nullable String webSocketPath,
        Set<Thumbprint> alsoAccepted) {

    private static final int MOST_CONNECTIONS = 1_000;

    public PollingEndpoint {
        subscription = Subscriptions.normalise(subscription);
        alsoAccepted = Set.copyOf(alsoAccepted);
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "polling takes 1 to 1,000 connections, not " + connections);
        }
        if (webSocketPath != null && !isPath(webSocketPath)) {
            throw new IllegalArgumentException("not a path: '" + webSocketPath + "'");
        }
    }

    /// With one connection: one call runs at a time.
    public PollingEndpoint(URI subscription, ServiceEndpoint.Listening server) {
        this(subscription, server, 1);
    }

    /// With several connections.
    ///
    /// @param connections 1 to 1,000
    public PollingEndpoint(URI subscription, ServiceEndpoint.Listening server, int connections) {
        this(subscription, server, connections, null, Set.of());
    }

    /// The same by WebSocket, for instance through a reverse proxy that only lets HTTP pass
    /// [halibut 10].
    ///
    /// @param path begins with `/`; printable ASCII without spaces
    /// @throws IllegalArgumentException if it is no such path
    public PollingEndpoint overWebSocket(String path) {
        return new PollingEndpoint(subscription, server, connections, path, alsoAccepted);
    }

    /// The same server, which may present these certificates as well: one connection serves for
    /// whichever it presents.
    public PollingEndpoint accepting(Set<Thumbprint> others) {
        return new PollingEndpoint(subscription, server, connections, webSocketPath, others);
    }

    private static boolean isPath(String path) {
        return path.startsWith("/") && path.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
