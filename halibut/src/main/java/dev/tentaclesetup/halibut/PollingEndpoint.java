package dev.tentaclesetup.halibut;

import java.net.URI;

/// A server that this process asks for work.
///
/// @param subscription who we are to the server, for instance `poll://abc/`
/// @param server the server's listener for pollers
/// @param connections how many connections are kept, 1 to 1,000: so many calls run at a time
public record PollingEndpoint(URI subscription, ServiceEndpoint.Listening server, int connections) {

    private static final int MOST_CONNECTIONS = 1_000;

    public PollingEndpoint {
        subscription = Subscriptions.normalise(subscription);
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "polling takes 1 to 1,000 connections, not " + connections);
        }
    }

    /// One connection.
    public PollingEndpoint(URI subscription, ServiceEndpoint.Listening server) {
        this(subscription, server, 1);
    }
}
